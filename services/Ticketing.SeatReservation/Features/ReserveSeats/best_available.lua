-- Fourth part of reserve_seats: which seats a party gets (docs/adr/0011). In short:
--   * together in one row, else in halves, down to singles;
--   * subsections in order, row 1 first, the middle of a row before its ends (half-way between its first and last
--     place for sale);
--   * a place that leaves one single seat beside it only if no place of the row and of the next
--     ORPHAN_LOOK_AHEAD_ROWS rows avoids it: few rows, so that nobody sits much farther back for it;
--   * a party that is split sits in the first row that has room for both halves, there or in the row before or
--     behind; its further parts as near to the first part as there is room, by rows and then by places;
--   * an accessible seat only for who asks for accessible seats, and then nothing else.
local ORPHAN_LOOK_AHEAD_ROWS = 3
local NEAR_LOOK_AHEAD_ROWS = 1 -- the same for a part of a split party, which shall not sit far off for it

-- Row and place for n together, or nil.
local function find_together(sub, n, kind)
  local row, last_row, fallback_row, fallback = next_row(sub, 1, n, kind), sub.rows, nil, nil
  while row and row <= last_row do
    local place, leaves_single = find_in_middle(sub, row, n, kind)
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
    local place = find_in_middle(sub, row, first_part, kind)
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
