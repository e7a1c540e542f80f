-- Third part of reserve_seats: which seats a party gets (docs/adr/0011). In short:
--   * together in one row, else in halves, down to singles;
--   * subsections in order, row 1 first, the middle of a row before its ends (half-way between its first and last
--     place for sale);
--   * a place that leaves one single seat beside it only if no place of the row and of the next
--     ORPHAN_LOOK_AHEAD_ROWS rows avoids it: few rows, so that nobody sits much farther back for it;
--   * a party that is split sits in the first row that has room for both halves, there or in the row before or
--     behind; its further parts as near to the first part as there is room, by rows and then by places;
--   * an accessible seat only for who asks for accessible seats, and then nothing else.
-- Seats only ever go in this script, so what is found not to be there is not looked for again in the call.
local ORPHAN_LOOK_AHEAD_ROWS = 3
local NEAR_LOOK_AHEAD_ROWS = 1 -- the same for a part of a split party, which shall not sit far off for it

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
  return kind == FREE_ACCESSIBLE and sub.free_accessible or sub.count[AVAILABLE] - sub.free_accessible
end

-- Twice the middle place of a row.
local function middle_of(sub, row)
  if sub.ends and not sub.middles then
    sub.middles = {}
    for at, first, last in string.gmatch(sub.ends, '(%d+):(%d+)%-(%d+)') do
      sub.middles[tonumber(at)] = first + last
    end
  end
  return sub.middles and sub.middles[row] or sub.width - 1
end

-- The start between low and high that is nearest to half of ideal, the lower one of two, and true if it must leave a
-- single seat beside the party: a start next to low or to high does, and there may be no other.
local function start_in_run(low, high, ideal)
  local start = (ideal - ideal % 2) / 2
  start = start < low and low or start > high and high or start
  local one, other = low, high
  if high - low == 1 then
    return start, true
  elseif high - low >= 4 then
    if start == low + 1 then
      other = low + 2
    elseif start == high - 1 then
      one = high - 2
    else
      return start, false
    end
  end
  return math.abs(2 * one - ideal) <= math.abs(2 * other - ideal) and one or other, false
end

-- Best first place (from 0) for n in a row, and true if it leaves a single seat; nil if there is none.
local function find_in_row(sub, row, n, kind, middle)
  local block, begin = block_of(sub, row)
  local text, run, past, ideal = block.text, RUN[kind][n], begin + sub.width, middle - n + 1
  local best, leaves_single, distance
  local first = string_find(text, run, begin, true)
  while first and first + n <= past do
    local stop
    if sub.accessible then
      stop = string_find(text, OTHER_THAN[kind], first + n)
    else
      stop = string_find(text, '1', first + n, true)
    end
    if not stop or stop > past then
      stop = past
    end
    local start, single = start_in_run(first - begin, stop - begin - n, ideal)
    local off = 2 * start - ideal
    if off < 0 then
      off = -off
    end
    if not best or (leaves_single and not single) or (leaves_single == single and off < distance) then
      best, leaves_single, distance = start, single, off
    elseif not leaves_single and 2 * start > ideal then
      break -- from here on places are farther off
    end
    first = string_find(text, run, stop + 1, true)
  end
  return best, leaves_single
end

-- The first row at or after `row` that has n together, or nil. A block remembers the first row that had n together:
-- nothing before it will have them in this call.
local function next_row(sub, row, n, kind)
  if sub.count[AVAILABLE] < n then
    return nil
  end
  local width, run = sub.width, RUN[kind][n]
  while row <= sub.rows do
    local block, begin = block_of(sub, row)
    local from, is_first = block.from[kind], begin == 1
    if is_first then
      begin = from[n] or 1
    end
    local found = begin and string_find(block.text, run, begin, true)
    while found do
      local place = (found - 1) % width
      if place + n <= width then
        if is_first then
          from[n] = found - place
        end
        return (block.first + found - 1 - place) / width + 1
      end
      found = string_find(block.text, run, found + width - place, true) -- it would reach into the next row
    end
    if is_first then
      from[n] = #block.text + 1
    end
    row = block.first / width + sub.block_rows + 1
  end
end

-- Row and place for n together, or nil.
local function find_together(sub, n, kind)
  local row, last_row, fallback_row, fallback = next_row(sub, 1, n, kind), sub.rows, nil, nil
  while row and row <= last_row do
    local place, leaves_single = find_in_row(sub, row, n, kind, middle_of(sub, row))
    if not leaves_single then
      return row, place
    end
    if not fallback then
      fallback_row, fallback, last_row = row, place, row + ORPHAN_LOOK_AHEAD_ROWS
    end
    row = next_row(sub, row + 1, n, kind)
  end
  return fallback_row, fallback
end

-- The same, as near as there is room to where the first part of the party sits; the better row of two as near.
local function find_near(sub, n, kind, anchor)
  if not next_row(sub, 1, n, kind) then
    return nil
  end
  local fallback_row, fallback, farthest = nil, nil, sub.rows - 1
  local off = 0
  while off <= farthest do
    for way = -1, off > 0 and 1 or -1, 2 do
      local row = anchor.row + way * off
      if row >= 1 and row <= sub.rows then
        local place, leaves_single = find_in_row(sub, row, n, kind, anchor.middle)
        if place and not leaves_single then
          return row, place
        elseif place and not fallback then
          fallback_row, fallback, farthest = row, place, off + NEAR_LOOK_AHEAD_ROWS
        end
      end
    end
    off = off + 1
  end
  return fallback_row, fallback
end

-- True if a row has n together besides the places first … past-1, which are about to be taken (none: 0, 0).
local function has_room(sub, row, n, kind, first, past)
  if row < 1 or row > sub.rows then
    return false
  end
  local block, begin = block_of(sub, row)
  local found = string_find(block.text, RUN[kind][n], begin, true)
  if found and found + n <= begin + first then
    return true
  end
  found = string_find(block.text, RUN[kind][n], begin + past, true)
  return found ~= nil and found + n <= begin + sub.width
end

-- Row and place for the first part of a split party, the second part having room in that row or next to it.
local function find_pair(sub, first_part, second_part, kind)
  local row = next_row(sub, 1, first_part, kind)
  while row do
    local place = find_in_row(sub, row, first_part, kind, middle_of(sub, row))
    if has_room(sub, row, second_part, kind, place, place + first_part)
      or has_room(sub, row - 1, second_part, kind, 0, 0) or has_room(sub, row + 1, second_part, kind, 0, 0) then
      return row, place
    end
    row = next_row(sub, row + 1, first_part, kind)
  end
end

-- The subsections by their distance from the anchor's; the order in which the plan has them is the order of quality.
local function by_distance(candidates, anchor)
  if #candidates == 1 then
    return candidates
  end
  local sorted = {}
  for i, sub in ipairs(candidates) do
    sorted[i] = sub
  end
  table.sort(sorted, function(a, b)
    local x, y = math.abs(a.position - anchor.sub.position), math.abs(b.position - anchor.sub.position)
    return x < y or (x == y and a.position < b.position)
  end)
  return sorted
end

-- Takes n seats together; the subsection, row and place, or nil if there is no such place.
local function place_together(candidates, n, kind, taken)
  for i = 1, #candidates do
    local sub = candidates[i]
    local row, place = find_together(sub, n, kind)
    if row then
      take(sub, (row - 1) * sub.width + place, n, taken)
      return sub, row, place
    end
  end
end

-- Takes n seats together as near to the anchor as there is room; true if there was such a place.
local function place_near(candidates, n, kind, taken, anchor)
  for _, sub in ipairs(by_distance(candidates, anchor)) do
    local row, place
    if sub == anchor.sub then
      row, place = find_near(sub, n, kind, anchor)
    else
      row, place = find_together(sub, n, kind)
    end
    if row then
      take(sub, (row - 1) * sub.width + place, n, taken)
      return true
    end
  end
end

-- Takes n seats that are known to be there; returns where the first part of the party sits, its anchor.
local function place_party(candidates, n, kind, taken, anchor)
  local half = math.ceil(n / 2)
  if anchor then
    if place_near(candidates, n, kind, taken, anchor) then
      return anchor
    end
  else
    local sub, row, place = place_together(candidates, n, kind, taken)
    if sub then
      return { sub = sub, row = row, middle = 2 * place + n - 1 }
    end
  end
  if not anchor then
    for _, sub in ipairs(candidates) do
      local row, place = find_pair(sub, half, n - half, kind)
      if row then
        take(sub, (row - 1) * sub.width + place, half, taken)
        return place_party(
          candidates, n - half, kind, taken, { sub = sub, row = row, middle = 2 * place + half - 1 })
      end
    end
  end
  anchor = place_party(candidates, half, kind, taken, anchor)
  return place_party(candidates, n - half, kind, taken, anchor)
end
