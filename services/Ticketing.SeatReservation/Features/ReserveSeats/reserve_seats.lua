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
local string_byte, string_format = string.byte, string.format

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

-- Reserves n seats of one row that are known to be AVAILABLE, and names them in taken. As set_status, without
-- its questions: this is where a rush spends its time.
local function take(sub, first, n, taken)
  local bytes, prefix, name = sub.bytes, sub.number .. '-', nil
  if not sub.changes then
    sub.changes, sub.positions, sub.touched_rows = {}, {}, {}
  end
  local changes, accessible, given = sub.changes, sub.accessible, 0
  for index = first, first + n - 1 do
    local place = index % 4
    local position = (index - place) / 4 + 1
    local byte = bytes[position]
    if not byte then
      byte = string_byte(sub.bits, position)
      sub.positions[#sub.positions + 1] = position
    end
    bytes[position] = byte + WEIGHT[place + 1]
    name = string_format('%d', index)
    changes[#changes + 1] = name .. '=1'
    taken[#taken + 1] = prefix .. name
    if not (accessible and accessible[index]) then
      given = given + 1
    end
  end
  local count, row = sub.count, (first - first % sub.width) / sub.width + 1
  count[AVAILABLE], count[RESERVED] = count[AVAILABLE] - n, count[RESERVED] + n
  sub.row_avail[row] = sub.row_avail[row] - n
  sub.touched_rows[row] = true
  if sub.offer then
    sub.offer = sub.offer - given
  end
end

local FREE = {} -- by byte: which of its four seats are AVAILABLE; filled as bytes are met
local function free_of(byte)
  local free = {}
  for place = 1, 4 do
    local weight = WEIGHT[place]
    free[place] = (byte - byte % weight) / weight % 4 == AVAILABLE
  end
  FREE[byte] = free
  return free
end

-- First place for n in a row: the index, and true if it leaves a single seat beside it. Without a place, the
-- longest run that was seen; as seats only go, no later wish of this call needs to look here for more.
local function find_in_row(sub, row, n)
  local bytes, bits, accessible = sub.bytes, sub.bits, sub.accessible
  local stop = row * sub.width
  local index = sub.free_from[row] or stop - sub.width
  local start, fallback, leading, longest = index, nil, true, 0 -- start: of the free run that is being read
  while index < stop do
    local place = index % 4
    local position = (index - place) / 4 + 1
    local byte = bytes[position] or string_byte(bits, position)
    local past = position * 4 -- first index after this byte, or after the row
    if past > stop then past = stop end
    if byte == 0 and not accessible then
      if leading then sub.free_from[row], leading = index, false end
      index = past
    else
      local free = FREE[byte] or free_of(byte)
      for i = index, past - 1 do
        place = place + 1
        if free[place] and not (accessible and accessible[i]) then
          if leading then sub.free_from[row], leading = i, false end -- nothing before it comes free in this call
        else
          local run = i - start
          if run >= n then
            if run - n ~= 1 then return start, false end
            fallback = fallback or start
          elseif run > longest then
            longest = run
          end
          start = i + 1
        end
      end
      index = past
    end
    if index - start >= n + 2 then return start, false end
  end
  local run = stop - start
  if run >= n then
    if run - n ~= 1 then return start, false end
    fallback = fallback or start
  elseif run > longest then
    longest = run
  end
  if not fallback then sub.longest[row] = longest end
  return fallback, true
end

-- First place for n in a subsection, or nil. Seats only ever go in this script, so "no place for n" stays
-- true for the call and is remembered; so does the first row that still has a free seat.
local function find_in_subsection(sub, n)
  if offer_of(sub) < n or n >= (sub.none_for or n + 1) then
    return nil
  end
  open(sub)
  if not sub.longest then
    sub.longest, sub.free_from = {}, {} -- by row: runs are no longer than this, and none begins before that
  end
  local longest = sub.longest
  local fallback, last_row, row_avail = nil, sub.rows, sub.row_avail
  local row = sub.first_row or 1
  while row <= last_row do
    local free = row_avail[row] + 0
    if free == 0 and row == (sub.first_row or 1) then
      sub.first_row = row + 1
    end
    if free >= n and (longest[row] or n) >= n then
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
      take(sub, place, n, taken)
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

local parsed = {} -- by text: in a rush many wishes read the same
local function best_available(text)
  local wish = parsed[text]
  if not wish then
    local n, all_or_nothing, number = string.match(text, '^B (%d+) (%d) (%d+)$')
    wish = { tonumber(n), all_or_nothing, number == '0' and subs or { sub_by_number[number] } }
    parsed[text] = wish
  end
  local n, all_or_nothing, candidates = wish[1], wish[2], wish[3]
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
    take(seat[1], seat[2], 1, taken)
  end
  return reserved(taken, lost_text)
end

local answers, fresh = {}, {}
for item = 1, items do
  local key, wish = KEYS[3 + item], ARGV[first_item + item]
  local record = record_of(key)
  if not record then
    if string.byte(wish) == 66 then -- B
      record = best_available(wish)
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
    redis.call('SETEX', key, lifetime_s, records[key])
  end
end)
return answers
