-- Of reserve_seats: taking seats, and how many there are to take.
-- Seats of a kind that are free.
local function offer_of(sub, kind)
  local free_of = sub.free_of
  if not free_of then
    free_of = { [FREE_ACCESSIBLE] = 0, [FREE_COMPANION] = 0 }
    sub.free_of = free_of
    local list, mark_of = {}, nil
    if sub.marked then
      list, mark_of = marks_of(sub.shape)
    end
    for i = 1, #list do
      if status_of(sub, list[i]) == AVAILABLE then
        local mark = mark_of[list[i]]
        free_of[mark] = free_of[mark] + 1
      end
    end
  end
  return free_of[kind] or sub.available - sub.named - free_of[FREE_ACCESSIBLE] - free_of[FREE_COMPANION]
end

local function forget_row(finder, row)
  finder.views[row] = nil
  if row ~= finder.base and row < finder.at then
    finder.base = nil
  end
end

-- Somebody named a place and took it.
local function note_taken(sub, rank, row, place, n)
  local text = sub.row_texts[rank]
  if text or sub.blocks[(row - 1 - (row - 1) % sub.block_rows) / sub.block_rows + 1] then
    text = text or text_of_row(sub, rank)
    sub.row_texts[rank] = string_sub(text, 1, place) .. TAKEN[n] .. string_sub(text, place + n + 1)
  end
  local finders = sub.finders
  for i = 1, #finders do
    forget_row(finders[i], rank)
  end
end

-- Somebody took the place that a finder's view shows. If it is the best of the row, that finder knows what the row is
-- like then; what others know of it holds no longer.
local function note_found_taken(sub, row, finder, view)
  local after, views = view.after or view_after(finder, view), finder.views
  sub.row_texts[row] = after.text
  if views[row] == view then
    views[row] = after
  else
    forget_row(finder, row)
  end
  local finders = sub.finders
  if finders[2] then
    for i = 1, #finders do
      if finders[i] ~= finder then
        forget_row(finders[i], row)
      end
    end
  end
end

local function note_marked_taken(sub, first, n)
  local mark_of, free_of = sub.shape.mark_of, sub.free_of
  for index = first, first + n - 1 do
    local mark = mark_of[index]
    if mark then
      free_of[mark] = free_of[mark] - 1
    end
  end
end

-- Reserves n seats of the row of a rank, from place (0 is the first) on, that are known to be AVAILABLE, and returns
-- them as a list. As set_status, without its questions: this is where a rush spends its time. A place that a finder
-- found comes with its view.
local function take(sub, rank, place, n, finder, view)
  local names = sub.names
  if not names then
    begin_changes(sub)
    names = { nil, nil, nil, nil }
    sub.names = names
  end
  local bytes, named, shape = sub.bytes, sub.named, sub.shape
  local row = shape.row_of and shape.row_of[rank] or rank
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
    names[named] = DECIMAL[index]
  end
  sub.named = named
  local change = sub.row_change
  change[row] = (change[row] or 0) - n
  if finder then
    note_found_taken(sub, rank, finder, view)
  elseif sub.blocks then
    note_taken(sub, rank, row, place, n)
  end
  if sub.free_of and sub.marked then
    note_marked_taken(sub, first, n)
  end
  if n == 1 then
    return shape.prefix .. names[named]
  end
  return shape.prefix .. concat(names, shape.between, named - n + 1, named)
end

-- What take leaves to be done once.
local function count_taken()
  for i = 1, #changed do
    local sub = changed[i]
    sub.available, sub.reserved = sub.available - sub.named, sub.reserved + sub.named
  end
end
