-- Of reserve_seats: seats as text, in which Lua's own search (C code) finds runs of free seats.
-- One character a place:  0 free,  a free and accessible,  1 anything else.
--
-- Text is made for whole rows of BLOCK_PLACES or so, and only where somebody looks: a wish that is met in the best row
-- of 200 reads that row.
--
-- Whoever looks for places counts rows by rank, 1 the best: so do blocks, texts and finders. Only seats, counters and
-- what is near to what go by a row's number. Without an order of quality rank and number are the same.
local FREE, FREE_ACCESSIBLE = '0', 'a'
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

-- Texts by bytes: between two calls most blocks stay as they were.
local block_texts, block_texts_kept = {}, 0
local two_in, two_kept = { [FREE] = {}, [FREE_ACCESSIBLE] = {} }, 0 -- by text: whether two are side by side
local function text_of_bytes(bits)
  local text = block_texts[bits]
  if not text then
    text = string_gsub(bits, '.', FOUR)
    if block_texts_kept == MAX_KEPT then
      block_texts, block_texts_kept = {}, 0
    end
    block_texts[bits], block_texts_kept = text, block_texts_kept + 1
  end
  return text
end

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

-- Accessible places of a shape: as list, ascending, and as set.
local function accessible_of(shape)
  if not shape.accessible_list then
    local list, set = {}, {}
    for index in string_gmatch(shape.accessible or '', '%d+') do
      index = tonumber(index)
      list[#list + 1], set[index] = index, true
    end
    shape.accessible_list, shape.is_accessible = list, set
  end
  return shape.accessible_list, shape.is_accessible
end

local function mark_accessible(sub, text, first_index)
  local pieces, done = {}, 0
  for _, index in ipairs(accessible_of(sub.shape)) do
    local position = index - first_index + 1
    if position > 0 and position <= #text and string_byte(text, position) == 48 then -- 0
      pieces[#pieces + 1] = string_sub(text, done + 1, position - 1)
      pieces[#pieces + 1] = FREE_ACCESSIBLE
      done = position
    end
  end
  pieces[#pieces + 1] = string_sub(text, done + 1)
  return concat(pieces)
end

-- The places first … past-1 of the subsection.
local function text_of_places(sub, bits, first, past)
  local lead = first % 4
  bits = string_sub(bits, (first - lead) / 4 + 1, (past + 3 - (past + 3) % 4) / 4)
  if not string_find(bits, MAY_HOLD_FREE) then
    return TAKEN[past - first]
  end
  local text = string_sub(text_of_bytes(bits), lead + 1, lead + past - first)
  return sub.accessible and mark_accessible(sub, text, first) or text
end

-- The rows of ranks first … last: rows that follow each other in both orders are read at once.
local function text_of_ranks(sub, bits, first, last)
  local width, row_of, pieces, rank = sub.width, sub.shape.row_of, {}, first
  while rank <= last do
    local row = row_of[rank]
    local next = row + 1
    rank = rank + 1
    while rank <= last and row_of[rank] == next do
      next, rank = next + 1, rank + 1
    end
    pieces[#pieces + 1] = text_of_places(sub, bits, (row - 1) * width, (next - 1) * width)
  end
  return pieces[2] and concat(pieces) or pieces[1]
end

local function read_block(sub, number)
  open(sub)
  local width, first, last = sub.width, (number - 1) * sub.block_rows, number * sub.block_rows
  if last > sub.rows then
    last = sub.rows
  end
  local bits, text = sub.positions and changed_bits(sub) or sub.bits, nil
  if sub.shape.row_of then
    text = text_of_ranks(sub, bits, first + 1, last)
  else
    text = text_of_places(sub, bits, first * width, last * width)
  end
  local block = { first = first * width, text = text }
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
  local text, known = block.text, two_in[kind]
  local has = known[text]
  if has == nil then
    has = string_find(text, TWO[kind], 1, true) ~= nil
    if two_kept == MAX_KEPT then
      two_in, two_kept = { [FREE] = {}, [FREE_ACCESSIBLE] = {} }, 0
    end
    two_in[kind][text], two_kept = has, two_kept + 1
  end
  return has
end

-- A row's text as it is now. Blocks stay as they were read: of what they show as free some may be taken meanwhile.
local function text_of_row(sub, row)
  local texts = sub.row_texts
  local text = texts[row]
  if not text then
    local number = (row - 1 - (row - 1) % sub.block_rows) / sub.block_rows + 1
    local block = sub.blocks[number] or read_block(sub, number)
    local begin = (row - 1) * sub.width - block.first + 1
    text = string_sub(block.text, begin, begin + sub.width - 1)
    texts[row] = text
  end
  return text
end
