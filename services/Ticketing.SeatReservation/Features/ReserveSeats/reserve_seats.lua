-- Answers a batch of wishes for seats of one section, in order. KEYS and ARGV: see section_state.lua.
-- Item  "B quantity all_or_nothing subsection"   best available; all_or_nothing 0 or 1; subsection 0 = all
--       "M all_or_nothing 1-12,1-13"             manual: subsection-index of seats the plan has, none twice
-- Returns one record text an item (ReservationRecord): "R|now||taken|lost", or "F|now|code||lost" with
--       sold-out, not-enough-seats or seat-taken. A booking that has a record gets it as it is.
--
-- Best available, for n seats: the first subsection, in order, with n adjacent free seats in one row, lowest
-- row first; if there is none, the larger half and then the smaller half in the same way, down to singles.
-- Accessible seats are never given. Inside a subsection a place that leaves one single seat beside it is
-- passed over if one of the next ORPHAN_LOOK_AHEAD_ROWS rows has a place that does not: few rows, so that
-- nobody sits much farther back for it.
local ORPHAN_LOOK_AHEAD_ROWS = 3

-- Seats of a subsection that best available may give.
local function offer_of(sub)
  if not sub.offer then
    local withheld = 0
    for index in pairs(sub.accessible or {}) do
      if status_of(sub, index) == AVAILABLE then
        withheld = withheld + 1
      end
    end
    sub.offer = sub.count[AVAILABLE] - withheld
  end
  return sub.offer
end

local function take(sub, index)
  local offer = offer_of(sub)
  set_status(sub, index, RESERVED)
  if not (sub.accessible and sub.accessible[index]) then
    sub.offer = offer - 1
  end
end

-- First place for n in a row: the index, and true if it leaves a single seat beside it.
local function find_in_row(sub, row, n)
  local index = (row - 1) * sub.width
  local stop = index + sub.width
  local start, fallback = index, nil -- start: first seat of the free run that is being read
  while index < stop do
    local byte = byte_at(sub, (index - index % 4) / 4 + 1)
    if index % 4 == 0 and index + 4 <= stop and (byte == 85 or byte == 170 or byte == 255) then
      if index - start >= n then
        if index - start - n ~= 1 then return start, false end
        fallback = fallback or start
      end
      index = index + 4 -- four reserved, sold or unavailable seats in one step
      start = index
    elseif index % 4 == 0 and index + 4 <= stop and byte == 0 and not sub.accessible then
      index = index + 4
    else
      local weight = WEIGHT[index % 4 + 1]
      if (byte - byte % weight) / weight % 4 ~= AVAILABLE or (sub.accessible and sub.accessible[index]) then
        if index - start >= n then
          if index - start - n ~= 1 then return start, false end
          fallback = fallback or start
        end
        start = index + 1
      end
      index = index + 1
    end
    if index - start >= n + 2 then return start, false end
  end
  if stop - start >= n then
    if stop - start - n ~= 1 then return start, false end
    fallback = fallback or start
  end
  return fallback, true
end

-- First place for n in a subsection, or nil. Seats only ever go in this script, so "no place for n" stays
-- true for the call and is remembered; so does the first row that still has a free seat.
local function find_in_subsection(sub, n)
  if offer_of(sub) < n or n >= (sub.none_for or n + 1) then
    return nil
  end
  open(sub)
  local fallback, last_row = nil, sub.rows
  local row = sub.first_row or 1
  while row <= last_row do
    local free = tonumber(sub.row_avail[row])
    if free == 0 and row == (sub.first_row or 1) then
      sub.first_row = row + 1
    end
    if free >= n then
      local place, leaves_single = find_in_row(sub, row, n)
      if place and not leaves_single then
        return place
      end
      if place and not fallback then
        fallback = place
        last_row = math.min(last_row, row + ORPHAN_LOOK_AHEAD_ROWS)
      end
    end
    row = row + 1
  end
  if not fallback then
    sub.none_for = n
  end
  return fallback
end

local function place_together(candidates, n, taken)
  for _, sub in ipairs(candidates) do
    local place = find_in_subsection(sub, n)
    if place then
      for index = place, place + n - 1 do
        take(sub, index)
        taken[#taken + 1] = sub.number .. '-' .. index
      end
      return
    end
  end
  if n > 1 then
    local half = math.ceil(n / 2)
    place_together(candidates, half, taken)
    place_together(candidates, n - half, taken)
  end
end

local function failed(code, lost)
  return 'F|' .. now_ms .. '|' .. code .. '||' .. lost
end

local function reserved(taken, lost)
  return 'R|' .. now_ms .. '||' .. table.concat(taken, ',') .. '|' .. lost
end

local function best_available(n, all_or_nothing, number)
  local candidates = number == '0' and subs or { sub_by_number[number] }
  if all_or_nothing == '1' then
    local offer = 0
    for _, sub in ipairs(candidates) do
      offer = offer + offer_of(sub)
    end
    if offer > 0 and offer < n then
      return failed('not-enough-seats', '')
    end
  end
  local taken = {}
  place_together(candidates, n, taken)
  return #taken > 0 and reserved(taken, '') or failed('sold-out', '')
end

local function manual(all_or_nothing, list)
  local free, lost = {}, {}
  each_seat(list, function(sub, index, name)
    if status_of(sub, index) == AVAILABLE then
      free[#free + 1] = { sub, index, name }
    else
      lost[#lost + 1] = name
    end
  end)
  local lost_text = table.concat(lost, ',')
  if #free == 0 or (#lost > 0 and all_or_nothing == '1') then
    return failed('seat-taken', lost_text)
  end
  local taken = {}
  for _, seat in ipairs(free) do
    take(seat[1], seat[2])
    taken[#taken + 1] = seat[3]
  end
  return reserved(taken, lost_text)
end

local answers, fresh = {}, {}
for item = 1, items do
  local key, wish = KEYS[3 + item], ARGV[first_item + item]
  local record = record_of(key)
  if not record then
    if string.sub(wish, 1, 1) == 'B' then
      local n, all_or_nothing, number = string.match(wish, '^B (%d+) (%d) (%d+)$')
      record = best_available(tonumber(n), all_or_nothing, number)
    else
      record = manual(string.match(wish, '^M (%d) (.*)$'))
    end
    records[key] = record
    fresh[#fresh + 1] = key
  end
  answers[item] = record
end

commit(function()
  for _, key in ipairs(fresh) do
    redis.call('SET', key, records[key], 'EX', lifetime_s)
  end
end)
return answers
