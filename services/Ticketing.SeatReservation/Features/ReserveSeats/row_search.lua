-- Third part of reserve_seats: where in a row, and in which row, a party finds room. Seats only ever go in this script,
-- so what is found not to be there is not looked for again in the call.
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

-- The same in the middle of the row. A rush asks for the same again and again: the answer holds until somebody sits
-- down in the row.
local function find_in_middle(sub, row, n, kind)
  local known = sub.known[row]
  if not known or known.n ~= n or known.kind ~= kind then
    local place, leaves_single = find_in_row(sub, row, n, kind, middle_of(sub, row))
    known = { n = n, kind = kind, place = place, leaves_single = leaves_single }
    sub.known[row] = known
  end
  return known.place, known.leaves_single
end

-- The first row at or after `row` that has n together, or nil. A block remembers the first row that had n together:
-- nothing before it will have them in this call. A subsection remembers what it has nowhere.
local function next_row(sub, row, n, kind)
  if not sub.nowhere then
    sub.nowhere, sub.known = {}, {}
  end
  if sub.count[AVAILABLE] < n or n >= (sub.nowhere[kind] or n + 1) then
    return nil
  end
  local is_whole = row == 1
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
  if is_whole then
    sub.nowhere[kind] = n
  end
end
