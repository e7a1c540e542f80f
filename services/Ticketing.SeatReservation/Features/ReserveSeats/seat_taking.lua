-- Fifth part of reserve_seats: taking seats, and how many there are to take.
-- Seats of a kind that best available may give.
local function offer_of(sub, kind)
  if not sub.free_accessible then
    sub.free_accessible = 0
    for _, index in ipairs(sub.accessible and accessible_of(sub) or {}) do
      if status_of(sub, index) == AVAILABLE then
        sub.free_accessible = sub.free_accessible + 1
      end
    end
  end
  return kind == FREE_ACCESSIBLE and sub.free_accessible
    or sub.count[AVAILABLE] - (sub.named or 0) - sub.free_accessible
end

-- Somebody sat down in a row. The finder that chose the place knows what the row looks like then; what others know
-- of the row holds no longer.
local function note_taken(sub, row, place, n, finder)
  if finder then
    local view = finder.views[row]
    local after = view.after or view_after(finder, view)
    sub.row_texts[row], finder.views[row] = after.text, after
  else
    local text = sub.row_texts[row]
    if text or sub.blocks[(row - 1 - (row - 1) % sub.block_rows) / sub.block_rows + 1] then
      text = text or text_of_row(sub, row)
      sub.row_texts[row] = string_sub(text, 1, place) .. TAKEN[n] .. string_sub(text, place + n + 1)
    end
  end
  local finders = sub.finders
  for i = 1, #finders do
    local other = finders[i]
    if other ~= finder then
      other.views[row] = nil
      if row ~= other.base and row < other.at then
        other.base = nil
      end
    end
  end
end

local function note_accessible_taken(sub, first, n)
  for index = first, first + n - 1 do
    sub.free_accessible = sub.free_accessible - (sub.is_accessible[index] and 1 or 0)
  end
end

-- Before the first seat of a subsection is taken in the call.
local function enter(sub)
  open(sub)
  begin_changes(sub)
  sub.names, sub.named, sub.prefix, sub.between = {}, 0, sub.number .. '-', ',' .. sub.number .. '-'
end

-- Reserves n seats of one row, from place (0 is the first) on, that are known to be AVAILABLE, and returns them as a
-- list. As set_status, without its questions: this is where a rush spends its time. A finder is given when the place is
-- the best that it knows in the row.
local function take(sub, row, place, n, finder)
  if not sub.names then
    enter(sub)
  end
  local bytes, names, named = sub.bytes, sub.names, sub.named
  local first = (row - 1) * sub.width + place
  for index = first, first + n - 1 do
    local quarter = index % 4
    local position = (index - quarter) / 4 + 1
    local byte = bytes[position]
    if not byte then
      byte = string_byte(sub.bits, position)
      sub.positions[#sub.positions + 1] = position
    end
    bytes[position] = byte + WEIGHT[quarter + 1]
    named = named + 1
    names[named] = string_format('%d', index)
  end
  sub.named = named
  local change = sub.row_change
  change[row] = (change[row] or 0) - n
  if sub.blocks then
    note_taken(sub, row, place, n, finder)
  end
  if sub.accessible and sub.free_accessible then
    note_accessible_taken(sub, first, n)
  end
  if n == 1 then
    return sub.prefix .. names[named]
  end
  return sub.prefix .. table.concat(names, sub.between, named - n + 1, named)
end

-- What take leaves to be done once.
local function count_taken()
  for _, sub in ipairs(changed) do
    local count, named = sub.count, sub.named
    count[AVAILABLE], count[RESERVED] = count[AVAILABLE] - named, count[RESERVED] + named
  end
end
