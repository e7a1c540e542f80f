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
  local function nearer(one, other)
    return math.abs(2 * one - ideal) <= math.abs(2 * other - ideal) and one or other
  end
  local start = math.max(low, math.min(high, math.floor(ideal / 2)))
  if high - low == 1 then
    return start, true
  elseif high - low < 4 then
    return nearer(low, high), false
  elseif start == low + 1 then
    return nearer(low, low + 2), false
  elseif start == high - 1 then
    return nearer(high - 2, high), false
  end
  return start, false
end

-- Best first place (from 0) for n in a row, and true if it leaves a single seat; nil if there is none.
local function find_in_row(sub, row, n, kind, middle)
  local block, begin = block_of(sub, row)
  local text, past, ideal = block.text, begin + sub.width, middle - n + 1
  local best, leaves_single, distance
  local first, last = string_find(text, RUN[kind][n], begin)
  while first and first < past do
    local start, single = start_in_run(first - begin, last - begin + 1 - n, ideal)
    local off = math.abs(2 * start - ideal)
    if not best or (leaves_single and not single) or (leaves_single == single and off < distance) then
      best, leaves_single, distance = start, single, off
    end
    first, last = string_find(text, RUN[kind][n], last + 1)
  end
  return best, leaves_single
end

-- The first row at or after `row` that has n together, or nil.
local function next_row(sub, row, n, kind)
  if sub.count[AVAILABLE] < n then
    return nil
  end
  while row <= sub.rows do
    local block, begin = block_of(sub, row)
    if n < (block.none[kind] or n + 1) then
      local first = string_find(block.text, RUN[kind][n], begin)
      if first then
        return block.first_row + (first - 1 - (first - 1) % (sub.width + 1)) / (sub.width + 1)
      elseif row == block.first_row then
        block.none[kind] = n
      end
    end
    row = block.first_row + sub.block_rows
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
  local found = string_find(block.text, RUN[kind][n], begin)
  if found and found + n <= begin + first then
    return true
  end
  found = string_find(block.text, RUN[kind][n], begin + past)
  return found ~= nil and found < begin + sub.width
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

-- Takes n at a place; where the first part of a party sits is its anchor.
local function seat(sub, row, place, n, taken, anchor)
  take(sub, (row - 1) * sub.width + place, n, taken)
  return anchor or { sub = sub, row = row, middle = 2 * place + n - 1 }
end

-- The subsections by their distance from the anchor's; the order in which the plan has them is the order of quality.
local function by_distance(candidates, anchor)
  if not anchor then
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

-- Takes n seats together; the anchor, or nil if there is no such place.
local function place_together(candidates, n, kind, taken, anchor)
  for _, sub in ipairs(by_distance(candidates, anchor)) do
    local row, place
    if anchor and sub == anchor.sub then
      row, place = find_near(sub, n, kind, anchor)
    else
      row, place = find_together(sub, n, kind)
    end
    if row then
      return seat(sub, row, place, n, taken, anchor)
    end
  end
end

-- Takes n seats that are known to be there; the anchor.
local function place_party(candidates, n, kind, taken, anchor)
  local placed = place_together(candidates, n, kind, taken, anchor)
  if placed then
    return placed
  end
  local half = math.ceil(n / 2)
  if not anchor then
    for _, sub in ipairs(candidates) do
      local row, place = find_pair(sub, half, n - half, kind)
      if row then
        anchor = seat(sub, row, place, half, taken)
        return place_party(candidates, n - half, kind, taken, anchor)
      end
    end
  end
  anchor = place_party(candidates, half, kind, taken, anchor)
  return place_party(candidates, n - half, kind, taken, anchor)
end
