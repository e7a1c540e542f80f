-- Of reserve_seats: where in a row a party finds room.

-- Twice the best place of a row: the plan's own, or the middle.
local function middle_of(sub, rank)
  local shape = sub.shape
  if shape.middle then
    return shape.middle
  end
  if shape.ends and not shape.middles then
    shape.middles = {}
    for at, first, last in string_gmatch(shape.ends, '(%d+):(%d+)%-(%d+)') do
      shape.middles[tonumber(at)] = first + last
    end
  end
  return shape.middles and shape.middles[shape.row_of and shape.row_of[rank] or rank] or sub.width - 1
end

local LOOK_AROUND = 3 -- places

-- The start between low and high that is nearest to half of ideal, the lower one of two, and true if it must leave a
-- single seat beside the party: a start next to low or to high does, and there may be no other.
local function start_in_run(low, high, ideal)
  if low == high then
    return low, false
  end
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

-- The best first place (from 0) for n in the runs of a row's text from position `from` on, where no run may have begun
-- before, true if it leaves a single seat, and twice its distance from the ideal place; nil if there is none.
local function find_from(text, n, kind, ideal, from)
  local run, width = RUN[kind][n], #text
  local best, leaves_single, distance
  local first = string_find(text, run, from, true)
  while first and not (best and not leaves_single and 2 * (first - 1) - ideal >= distance) do
    local stop = string_find(text, OTHER_THAN[kind], first + n) or width + 1
    local start, single = start_in_run(first - 1, stop - 1 - n, ideal)
    local off = 2 * start - ideal
    if off < 0 then
      off = -off
    end
    if not best or (leaves_single and not single) or (leaves_single == single and off < distance) then
      best, leaves_single, distance = start, single, off
    end
    first = string_find(text, run, stop + 1, true)
  end
  return best, leaves_single, distance
end

-- The best of the whole row. Looks around the ideal place first: in a row full of gaps most runs lie far from it.
local function find_in_text(text, n, kind, middle)
  local ideal, free = middle - n + 1, string_byte(kind)
  local from = (ideal - ideal % 2) / 2 - LOOK_AROUND
  while from > 1 and string_byte(text, from - 1) == free do
    from = from - 1
  end
  if from > 1 then
    local best, leaves_single, distance = find_from(text, n, kind, ideal, from)
    if best and not leaves_single and distance < ideal - 2 * (from - n) then
      return best, false -- whatever ends before it is farther off
    end
  end
  return find_from(text, n, kind, ideal, 1)
end
