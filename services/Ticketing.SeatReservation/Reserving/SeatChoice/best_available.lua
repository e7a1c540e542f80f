-- Of reserve_seats: which seats a party gets (docs/adr/0011, 0027). In short:
--   * together in one row, else in halves, down to singles;
--   * subsections in order, the plan's best row first (row 1, if it does not say), the places nearest to the row's
--     best before others (half-way between its first and last place for sale, if the plan does not say);
--   * a place that leaves one single seat beside it only if no place of the row and of the next best
--     ORPHAN_LOOK_AHEAD_ROWS rows avoids it: few rows, so that nobody sits much worse for it;
--   * a party that is split sits in the first row that has room for both halves, there or in the row before or
--     behind; its further parts as near to the first part as there is room, by rows and then by places;
--   * an accessible seat only for who asks for accessible seats, and then nothing else; a companions' seat only with one
--     (companions.lua).
-- A row is told by its rank (see seat_rows), except where it says number.
local ORPHAN_LOOK_AHEAD_ROWS, NO_ROW = 3, math.huge
local NEAR_LOOK_AHEAD_ROWS = 1 -- the same for a part of a split party, which shall not sit far off for it

-- A row and the finder's view of it with the best place for n together, or nil. Between the first row with room, its
-- base, and where it stands (at) the finder knows no place that leaves no single seat.
local function find_together(finder)
  local row, views = finder.first, finder.views
  if not row then
    return nil
  end
  local view = views[row] or view_in(finder, row)
  if not view.place then
    row, view = first_row(finder)
    if not row then
      return nil
    end
  end
  if not view.leaves_single then
    return row, view
  end
  local first, fallback, last_row = row, view, row + ORPHAN_LOOK_AHEAD_ROWS
  if finder.base == first then
    row = finder.at
  end
  while row <= last_row do
    if row > first then
      view = views[row] or view_in(finder, row)
    end
    if view.place and not view.leaves_single then
      finder.base, finder.at = first, row
      return row, view
    end
    row = row_after(finder, row) or NO_ROW
  end
  finder.base, finder.at = first, row
  return first, fallback
end

-- The same, as near as there is room to where the first part of the party sits; the better row of two as near. The view
-- is of the best place near the anchor, not of the row's best.
local function find_near(finder, anchor)
  local sub, first = finder.sub, finder.first
  if not first or (not string_find(text_of_row(sub, first), finder.run, 1, true) and not first_row(finder)) then
    return nil
  end
  local row_of, rank_of = sub.shape.row_of, sub.shape.rank_of
  local number = row_of and row_of[anchor.row] or anchor.row
  local fallback_row, fallback, farthest = nil, nil, sub.rows - 1
  local off, first_way = 0, -1
  while off <= farthest do
    if rank_of then
      first_way = (rank_of[number + off] or NO_ROW) < (rank_of[number - off] or NO_ROW) and 1 or -1
    end
    for way = first_way, off > 0 and -first_way or first_way, -2 * first_way do
      local row = number + way * off
      if row >= 1 and row <= sub.rows then
        row = rank_of and rank_of[row] or row
        local view = view_of_text(finder, text_of_row(sub, row), anchor.middle)
        if view.place and not view.leaves_single then
          return row, view
        elseif view.place and not fallback then
          fallback_row, fallback, farthest = row, view, off + NEAR_LOOK_AHEAD_ROWS
        end
      end
    end
    off = off + 1
  end
  return fallback_row, fallback
end

-- True if the row of a number has n together besides the places first … past-1, which are about to be taken (none:
-- 0, 0).
local function has_room(sub, number, n, kind, first, past)
  if number < 1 or number > sub.rows then
    return false
  end
  local rank_of = sub.shape.rank_of
  local text, run = text_of_row(sub, rank_of and rank_of[number] or number), RUN[kind][n]
  local found = string_find(text, run, 1, true)
  return found and (found + n - 1 <= first or string_find(text, run, past + 1, true) ~= nil)
end

-- Finder, row and view for the first part of a split party, the second part having room in that row or next to it.
local function find_pair(sub, first_part, second_part, kind)
  local finder, row_of = finder_of(sub, first_part, kind), sub.shape.row_of
  local row, view = first_row(finder)
  while row do
    local place, number = view.place, row_of and row_of[row] or row
    if has_room(sub, number, second_part, kind, place, place + first_part)
      or has_room(sub, number - 1, second_part, kind, 0, 0)
      or has_room(sub, number + 1, second_part, kind, 0, 0) then
      return finder, row, view
    end
    row, view = row_after(finder, row)
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
  sort(sorted, function(a, b)
    local x, y = math.abs(a.position - anchor.sub.position), math.abs(b.position - anchor.sub.position)
    return x < y or (x == y and a.position < b.position)
  end)
  return sorted
end

-- Takes n seats together; the subsection, row and place and the list of them, or nil if there is no such place.
local function place_together(candidates, n, kind)
  for i = 1, #candidates do
    local sub = candidates[i]
    local finder = finder_of(sub, n, kind)
    local row, view = find_together(finder)
    if row then
      local place = view.place
      return sub, row, place, take(sub, row, place, n, finder, view)
    end
  end
end

-- Takes n seats together as near to the anchor as there is room and returns the list of them, or nil.
local function place_near(candidates, n, kind, anchor)
  local sorted = by_distance(candidates, anchor)
  for i = 1, #sorted do
    local sub = sorted[i]
    local finder, row, view = finder_of(sub, n, kind), nil, nil
    if sub == anchor.sub then
      row, view = find_near(finder, anchor)
    else
      row, view = find_together(finder)
    end
    if row then
      return take(sub, row, view.place, n, finder, view)
    end
  end
end

-- Takes n seats that are known to be there, in as few parts as possible; returns where the first part of the party
-- sits, its anchor, and adds the lists of its parts to taken.
local function place_party(candidates, n, kind, taken, anchor)
  local half, sub, row, place, list = math.ceil(n / 2), nil, nil, nil, nil
  if anchor then
    list = place_near(candidates, n, kind, anchor)
  else
    sub, row, place, list = place_together(candidates, n, kind)
    anchor = sub and { sub = sub, row = row, middle = 2 * place + n - 1 }
  end
  if list then
    taken[#taken + 1] = list
    return anchor
  end
  for i = 1, anchor and 0 or #candidates do
    sub = candidates[i]
    local finder, view
    finder, row, view = find_pair(sub, half, n - half, kind)
    if row then
      place = view.place
      taken[#taken + 1] = take(sub, row, place, half, finder, view)
      return place_party(
        candidates, n - half, kind, taken, { sub = sub, row = row, middle = 2 * place + half - 1 })
    end
  end
  anchor = place_party(candidates, half, kind, taken, anchor)
  return place_party(candidates, n - half, kind, taken, anchor)
end
