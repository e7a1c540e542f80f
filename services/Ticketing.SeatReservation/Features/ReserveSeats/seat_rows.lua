-- Second part of reserve_seats: seats as text, in which Lua's own search (C code) finds runs of free seats.
-- One character a place:  0 free,  a free and accessible,  1 anything else.
--
-- Text is made for whole rows of BLOCK_PLACES or so, and only where somebody looks: a wish that is met in row 1 of 200
-- reads row 1.
local FREE, FREE_ACCESSIBLE = '0', 'a'
local BLOCK_PLACES = 128
local string_byte, string_find, string_format = string.byte, string.find, string.format
local string_gsub, string_rep, string_sub = string.gsub, string.rep, string.sub

-- Four places of a byte, filled as bytes are met: most subsections have few different ones.
local FOUR = setmetatable({}, { __index = function(four, char)
  local byte, text = string_byte(char), ''
  for place = 1, 4 do
    local weight = WEIGHT[place]
    text = text .. ((byte - byte % weight) / weight % 4 == AVAILABLE and FREE or '1')
  end
  four[char] = text
  return text
end })

-- Texts of n equal places by n.
local function repeated(char)
  return setmetatable({}, { __index = function(known, n)
    known[n] = string_rep(char, n)
    return known[n]
  end })
end
local RUN = { [FREE] = repeated(FREE), [FREE_ACCESSIBLE] = repeated(FREE_ACCESSIBLE) }
local TAKEN = repeated('1')
local OTHER_THAN = { [FREE] = '[^0]', [FREE_ACCESSIBLE] = '[^a]' }
local MAY_HOLD_FREE = '[^\85\170\255]' -- bytes of four reserved, four sold, four not for sale hold none: most of them

-- Accessible places: as list, ascending, and as set.
local function accessible_of(sub)
  if not sub.accessible_list then
    sub.accessible_list, sub.is_accessible = {}, {}
    for index in string.gmatch(sub.accessible or '', '%d+') do
      index = tonumber(index)
      sub.accessible_list[#sub.accessible_list + 1] = index
      sub.is_accessible[index] = true
    end
  end
  return sub.accessible_list, sub.is_accessible
end

local function mark_accessible(sub, text, first_index)
  local pieces, done = {}, 0
  for _, index in ipairs(accessible_of(sub)) do
    local position = index - first_index + 1
    if position > 0 and position <= #text and string_byte(text, position) == 48 then -- 0
      pieces[#pieces + 1] = string_sub(text, done + 1, position - 1)
      pieces[#pieces + 1] = FREE_ACCESSIBLE
      done = position
    end
  end
  pieces[#pieces + 1] = string_sub(text, done + 1)
  return table.concat(pieces)
end

local function read_block(sub, number)
  open(sub)
  local first_row = (number - 1) * sub.block_rows + 1
  local last_row = math.min(sub.rows, first_row + sub.block_rows - 1)
  local first, past = (first_row - 1) * sub.width, last_row * sub.width
  local bits = sub.changes and changed_bits(sub) or sub.bits
  bits = string_sub(bits, (first - first % 4) / 4 + 1, math.ceil(past / 4))
  local block = { first = first }
  if string_find(bits, MAY_HOLD_FREE) then
    local text = string_sub((string_gsub(bits, '.', FOUR)), first % 4 + 1, first % 4 + past - first)
    block.text = sub.accessible and mark_accessible(sub, text, first) or text
  else
    block.text = TAKEN[past - first]
  end
  sub.blocks[number] = block
  return block
end

local function blocks_of(sub)
  if not sub.blocks then
    sub.blocks, sub.row_texts, sub.finders = {}, {}, {}
    sub.finder_by = { [FREE] = {}, [FREE_ACCESSIBLE] = {} }
    sub.block_rows = math.max(1, math.floor(BLOCK_PLACES / sub.width))
  end
  return sub.blocks
end

-- The block of a row, and where the row begins in its text.
local function block_of(sub, row)
  local blocks = blocks_of(sub)
  local number = (row - 1 - (row - 1) % sub.block_rows) / sub.block_rows + 1
  local block = blocks[number] or read_block(sub, number)
  return block, (row - 1) * sub.width - block.first + 1
end

-- A row's text as it is now. Blocks stay as they were read: of what they show as free some may be taken meanwhile.
local function text_of_row(sub, row)
  local texts = sub.row_texts
  local text = texts[row]
  if not text then
    local block, begin = block_of(sub, row)
    text = string_sub(block.text, begin, begin + sub.width - 1)
    texts[row] = text
  end
  return text
end
