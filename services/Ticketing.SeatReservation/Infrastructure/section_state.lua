-- Shared first part of reserve_seats, release_seats and finalize_payment: reads one section's state lazily,
-- changes it in memory, and writes seats, counters and bookings' records back in one MSET. Runs alone on the
-- server, so the whole call is one atomic step.
--
-- KEYS  1 event_plan:{event}          hash; the section's field exists once the section is initialised
--       2 seat_changes:{event}        stream of changes
--       3 seat_seq:{event}            counter of its entries
--       4 … 3+items                   reservation:{event}:{booking}, one an item
--       then for each subsection of the call: seats_bf, subsection_avail, subsection_reserved,
--       subsection_sold and row_avail:{event}:{section}-{subsection}, to which ":{row}" makes a row's key: a
--       section may have 10,000 rows, and a call touches a few (docs/adr/0010)
-- ARGV  1 section name        2 now, milliseconds since 1970        3 lifetime of a record, seconds
--       4 most entries in the stream        5 items        6 subsections
--       7 … 6+subsections             "number rows seats_per_row accessible ends", see LiveSection
--       then one text an item; its form is in the script's own header
-- Returns nil, and changes nothing, when the section is not initialised. Fails, and changes nothing, when a
-- part of an initialised section's state is missing.
--
-- Only plain Lua 5.1 and commands that mean the same on Redis 7 and Kvrocks 2.9. Everything is written by ONE
-- command because Kvrocks commits command by command: a crash inside a script must not part seats from the
-- records that own them. What comes after it may be lost: a lifetime, and a change entry that followers notice.
local section, now_ms, lifetime_s, max_changes = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local items, subsections = tonumber(ARGV[5]), tonumber(ARGV[6])
local first_item = 6 + subsections
if redis.call('HEXISTS', KEYS[1], section) == 0 then
  return false
end

local AVAILABLE, RESERVED, SOLD = 0, 1, 2
local WEIGHT = { 64, 16, 4, 1 } -- of the seat with index % 4 = 0, 1, 2, 3 inside its byte

local subs, sub_by_number, counter_keys = {}, {}, {}
local KEYS_OF_SUBSECTION = 5
for s = 1, subsections do
  local number, rows, width, accessible, ends = string.match(ARGV[6 + s], '^(%d+) (%d+) (%d+) (%S+) (%S+)$')
  local key = 4 + items + (s - 1) * KEYS_OF_SUBSECTION
  local sub = {
    number = number, rows = tonumber(rows), width = tonumber(width), key = key, position = s,
    accessible = accessible ~= '-' and accessible, ends = ends ~= '-' and ends,
  }
  subs[s], sub_by_number[number] = sub, sub
  for offset = 1, 3 do
    counter_keys[#counter_keys + 1] = KEYS[key + offset]
  end
end

if subsections > 0 then
  local counters = redis.call('MGET', unpack(counter_keys))
  for s = 1, subsections do
    local count = {}
    for status = AVAILABLE, SOLD do
      count[status] = tonumber(counters[3 * s - 2 + status] or nil)
      if not count[status] then
        return redis.error_reply('STATELOST counters of subsection ' .. section .. '-' .. subs[s].number)
      end
    end
    subs[s].count = count
  end
end

local function open(sub)
  if sub.bits then
    return
  end
  local bits = redis.call('GET', KEYS[sub.key])
  if not bits or #bits * 4 < sub.rows * sub.width then
    error('STATELOST bits of subsection ' .. section .. '-' .. sub.number)
  end
  sub.bits, sub.bytes = bits, {}
end

local function byte_at(sub, position) -- from 1
  return sub.bytes[position] or string.byte(sub.bits, position)
end

local function status_of(sub, index)
  open(sub)
  local weight = WEIGHT[index % 4 + 1]
  local byte = byte_at(sub, (index - index % 4) / 4 + 1)
  return (byte - byte % weight) / weight % 4
end

-- Call before the first change of a subsection.
local function begin_changes(sub)
  if not sub.changes then
    sub.changes, sub.positions, sub.row_change = {}, {}, {}
  end
end

local function set_status(sub, index, status)
  local old = status_of(sub, index)
  local position = (index - index % 4) / 4 + 1
  begin_changes(sub)
  if not sub.bytes[position] then
    sub.positions[#sub.positions + 1] = position
  end
  sub.bytes[position] = byte_at(sub, position) + (status - old) * WEIGHT[index % 4 + 1]
  sub.changes[#sub.changes + 1] = index .. '=' .. status
  sub.count[old], sub.count[status] = sub.count[old] - 1, sub.count[status] + 1

  local by = (status == AVAILABLE and 1 or 0) - (old == AVAILABLE and 1 or 0)
  if by ~= 0 then
    local row = (index - index % sub.width) / sub.width + 1
    sub.row_change[row] = (sub.row_change[row] or 0) + by
  end
end

local function changed_bits(sub)
  table.sort(sub.positions)
  local pieces, done = {}, 0
  for _, position in ipairs(sub.positions) do
    pieces[#pieces + 1] = string.sub(sub.bits, done + 1, position - 1)
    pieces[#pieces + 1] = string.char(sub.bytes[position])
    done = position
  end
  pieces[#pieces + 1] = string.sub(sub.bits, done + 1)
  return table.concat(pieces)
end

local records = {} -- by key: what was there, and what this call writes, so that a booking named twice sees itself
if items > 0 then
  local stored = redis.call('MGET', unpack(KEYS, 4, 3 + items))
  for item = 1, items do
    records[KEYS[3 + item]] = stored[item]
  end
end

local written, is_written = {}, {} -- keys of records that commit writes, each once
local function write_record(key)
  if not is_written[key] then
    is_written[key] = true
    written[#written + 1] = key
  end
end

local function each_seat(list, act)
  for number, index in string.gmatch(list, '(%d+)%-(%d+)') do
    act(sub_by_number[number], tonumber(index), number .. '-' .. index)
  end
end

-- The counters of all rows that changed, as key, value, key, value in sets.
local function count_rows(sets)
  local keys, changes = {}, {}
  for s = 1, subsections do
    local sub = subs[s]
    for row, by in pairs(sub.row_change or {}) do
      keys[#keys + 1] = KEYS[sub.key + 4] .. ':' .. string.format('%d', row)
      changes[#changes + 1] = by
    end
  end
  if #keys == 0 then
    return
  end
  local counters = redis.call('MGET', unpack(keys))
  for i = 1, #keys do
    if not counters[i] then
      error('STATELOST ' .. keys[i])
    end
    sets[#sets + 1] = keys[i]
    sets[#sets + 1] = string.format('%d', counters[i] + changes[i])
  end
end

-- Writes everything.
local function commit()
  local sets, entry, changed = {}, { section }, false
  count_rows(sets)
  for s = 1, subsections do
    local sub = subs[s]
    if sub.changes then
      changed = true
      sets[#sets + 1] = KEYS[sub.key]
      sets[#sets + 1] = changed_bits(sub)
      for status = AVAILABLE, SOLD do
        sets[#sets + 1] = KEYS[sub.key + 1 + status]
        sets[#sets + 1] = sub.count[status]
      end
      entry[#entry + 1] = sub.number .. ',' .. sub.count[AVAILABLE] .. ',' .. sub.count[RESERVED] .. ','
        .. sub.count[SOLD] .. ',' .. table.concat(sub.changes, ',')
    end
  end
  for _, key in ipairs(written) do
    sets[#sets + 1] = key
    sets[#sets + 1] = records[key]
  end
  if #sets == 0 then
    return
  end
  redis.call('MSET', unpack(sets))
  for _, key in ipairs(written) do
    redis.call('EXPIRE', key, lifetime_s)
  end
  if changed then
    local seq = string.format('%.0f', redis.call('INCR', KEYS[3]))
    redis.call('XADD', KEYS[2], 'MAXLEN', max_changes, seq .. '-0', 'd', table.concat(entry, ';'))
  end
end
