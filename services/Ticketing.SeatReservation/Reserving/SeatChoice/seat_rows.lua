-- Of reserve_seats: seats as text, in which Lua's own search (C code) finds runs of free seats.
-- One character a place:  0 free,  a free and accessible,  c free and a companion's,  1 anything else. Nobody looks for
-- runs of c: to a wish without accessible places it reads as taken.
--
-- Text is made for whole rows of BLOCK_PLACES or so, and only where somebody looks: a wish that is met in the best row
-- of 200 reads that row.
--
-- Whoever looks for places counts rows by rank, 1 the best: so do finders and the texts of rows. Seats, blocks of rows,
-- counters and what is near to what go by a row's number. Without an order of quality rank and number are the same.
local FREE, FREE_ACCESSIBLE, FREE_COMPANION = '0', 'a', 'c'
local BLOCK_PLACES, MAX_TEXT_KEPT = 128, 512

-- Four places of a byte, filled as bytes are met.
local FOUR = setmetatable({}, { __index = function(four, char)
  local byte, text = string_byte(char), ''
  for place = 1, 4 do
    local weight = WEIGHT[place]
    text = text .. ((byte - byte % weight) / weight % 4 == AVAILABLE and FREE or '1')
  end
  four[char] = text
  return text
end })

local two_in, two_kept = { [FREE] = {}, [FREE_ACCESSIBLE] = {} }, 0 -- by text: whether two are side by side

-- Texts of n equal places by n.
local function repeated(char)
  return setmetatable({}, { __index = function(known, n)
    local text = string_rep(char, n)
    if n <= MAX_TEXT_KEPT then
      known[n] = text
    end
    return text
  end })
end
local RUN = { [FREE] = repeated(FREE), [FREE_ACCESSIBLE] = repeated(FREE_ACCESSIBLE) }
local TAKEN = repeated('1')
local OTHER_THAN = { [FREE] = '[^0]', [FREE_ACCESSIBLE] = '[^a]' }
local TWO = { [FREE] = FREE .. FREE, [FREE_ACCESSIBLE] = FREE_ACCESSIBLE .. FREE_ACCESSIBLE }
local MAY_HOLD_FREE = '[^\85\170\255]' -- bytes of four reserved, four sold, four not for sale hold none: most of them

-- Texts by how many places there are, where in the first byte they begin, and by bytes: between two calls most blocks
-- stay as they were.
local block_texts, block_texts_kept = {}, 0
local function text_of_bytes(bits, lead, places)
  local known = block_texts[4 * places + lead]
  if not known then
    known = {}
    block_texts[4 * places + lead] = known
  end
  local text = known[bits]
  if text then
    return text
  elseif not string_find(bits, MAY_HOLD_FREE) then
    return TAKEN[places]
  end
  if block_texts_kept == MAX_KEPT then
    known, block_texts_kept = {}, 0
    block_texts = { [4 * places + lead] = known }
  end
  text = string_sub(string_gsub(bits, '.', FOUR), lead + 1, lead + places)
  known[bits], block_texts_kept = text, block_texts_kept + 1
  return text
end

-- Accessible and companions' places of a shape: as list, ascending, and the character of each.
local function marks_of(shape)
  if not shape.marked_list then
    local list, chars = {}, {}
    for index in string_gmatch(shape.accessible or '', '%d+') do
      index = tonumber(index)
      list[#list + 1], chars[index] = index, FREE_ACCESSIBLE
    end
    for index in string_gmatch(shape.companion or '', '%d+') do
      index = tonumber(index)
      list[#list + 1], chars[index] = index, FREE_COMPANION
    end
    if shape.companion then
      sort(list)
    end
    shape.marked_list, shape.mark_of = list, chars
  end
  return shape.marked_list, shape.mark_of
end

local function mark_places(sub, text, first_index)
  local pieces, done, list, mark_of = {}, 0, marks_of(sub.shape)
  for _, index in ipairs(list) do
    local position = index - first_index + 1
    if position > 0 and position <= #text and string_byte(text, position) == 48 then -- 0
      pieces[#pieces + 1] = string_sub(text, done + 1, position - 1)
      pieces[#pieces + 1] = mark_of[index]
      done = position
    end
  end
  pieces[#pieces + 1] = string_sub(text, done + 1)
  return concat(pieces)
end

local function read_block(sub, number)
  open(sub)
  local places, all = sub.block_rows * sub.width, sub.rows * sub.width
  local first, past = (number - 1) * places, number * places
  if past > all then
    past = all
  end
  local lead = first % 4
  local bits = sub.positions and changed_bits(sub) or sub.bits
  bits = string_sub(bits, (first - lead) / 4 + 1, (past + 3 - (past + 3) % 4) / 4)
  local text = text_of_bytes(bits, lead, past - first)
  if sub.marked then
    text = mark_places(sub, text, first)
  end
  local block = { first = first, text = text, [FREE] = nil, [FREE_ACCESSIBLE] = nil }
  sub.blocks[number] = block
  return block
end

-- The finders of a subsection, by kind and n; before them, it has no blocks.
local function finders_of(sub)
  local finders = sub.finder_by
  if not finders then
    finders = { [FREE] = {}, [FREE_ACCESSIBLE] = {} }
    sub.finder_by, sub.blocks, sub.row_texts, sub.finders = finders, { nil, nil, nil, nil }, {}, { nil, nil }
    sub.block_rows = math.max(1, math.floor(BLOCK_PLACES / sub.width))
    sub.last_block = math.ceil(sub.rows / sub.block_rows)
  end
  return finders
end

-- True if the block had two of a kind side by side when it was read: often it has none, and then no more either.
local function has_two(block, kind)
  local has = block[kind]
  if has ~= nil then
    return has
  end
  local text, known = block.text, two_in[kind]
  has = known[text]
  if has == nil then
    has = string_find(text, TWO[kind], 1, true) ~= nil
    if two_kept == MAX_KEPT then
      two_in, two_kept = { [FREE] = {}, [FREE_ACCESSIBLE] = {} }, 0
    end
    two_in[kind][text], two_kept = has, two_kept + 1
  end
  block[kind] = has
  return has
end

-- A row's text as it is now. Blocks stay as they were read: of what they show as free some may be taken meanwhile.
local function text_of_row(sub, rank)
  local texts = sub.row_texts
  local text = texts[rank]
  if not text then
    local row_of = sub.shape.row_of
    local row = row_of and row_of[rank] or rank
    local number = (row - 1 - (row - 1) % sub.block_rows) / sub.block_rows + 1
    local block = sub.blocks[number] or read_block(sub, number)
    local begin = (row - 1) * sub.width - block.first + 1
    text = string_sub(block.text, begin, begin + sub.width - 1)
    texts[rank] = text
  end
  return text
end
