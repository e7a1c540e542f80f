-- Shared first part of reserve_seats, release_seats and finalize_payment: reads one section's state lazily,
-- changes it in memory, and writes it back in one MSET. Runs alone on the server, so the whole call is one
-- atomic step.
--
-- KEYS  1 event_plan:{event}          hash; the section's field exists once the section is initialised
--       2 seat_changes:{event}        stream of changes
--       3 seat_seq:{event}            counter of its entries
--       4 … 3+items                   reservation:{event}:{booking}, one an item
--       then for each subsection of the call: seats_bf, subsection_avail, subsection_reserved,
--       subsection_sold and row_avail of every row
-- ARGV  1 section name        2 now, milliseconds since 1970        3 lifetime of a record, seconds
--       4 most entries in the stream        5 items        6 subsections
--       7 … 6+subsections             "number rows seats_per_row [accessible indices, comma separated]"
--       then one text an item; its form is in the script's own header
-- Returns nil, and changes nothing, when the section is not initialised. Fails, and changes nothing, when a
-- part of an initialised section's state is missing.
--
-- Only plain Lua 5.1 and commands that mean the same on Redis 7 and Kvrocks 2.9. Bits and counters are
-- written by ONE command because Kvrocks commits command by command: a crash inside a script must not part
-- them.
local section, now_ms, lifetime_s, max_changes = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local items, subsections = tonumber(ARGV[5]), tonumber(ARGV[6])
local first_item = 6 + subsections
if redis.call('HEXISTS', KEYS[1], section) == 0 then
  return false
end

local AVAILABLE, RESERVED, SOLD = 0, 1, 2
local WEIGHT = { 64, 16, 4, 1 } -- of the seat with index % 4 = 0, 1, 2, 3 inside its byte

local subs, sub_by_number, counter_keys = {}, {}, {}
local next_key = 4 + items
for s = 1, subsections do
  local number, rows, width, accessible = string.match(ARGV[6 + s], '^(%d+) (%d+) (%d+) ?(.*)$')
  local sub = { number = number, rows = tonumber(rows), width = tonumber(width), key = next_key }
  if accessible ~= '' then
    sub.accessible = {}
    for index in string.gmatch(accessible, '%d+') do
      sub.accessible[tonumber(index)] = true
    end
  end
  subs[s], sub_by_number[number] = sub, sub
  for offset = 1, 3 do
    counter_keys[#counter_keys + 1] = KEYS[next_key + offset]
  end
  next_key = next_key + 4 + sub.rows
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
  sub.row_avail = redis.call('MGET', unpack(KEYS, sub.key + 4, sub.key + 3 + sub.rows))
  for row = 1, sub.rows do
    if not sub.row_avail[row] then
      error('STATELOST row counters of subsection ' .. section .. '-' .. sub.number)
    end
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

local function set_status(sub, index, status)
  local old = status_of(sub, index)
  local position = (index - index % 4) / 4 + 1
  if not sub.changes then
    sub.changes, sub.positions, sub.touched_rows = {}, {}, {}
  end
  if not sub.bytes[position] then
    sub.positions[#sub.positions + 1] = position
  end
  sub.bytes[position] = byte_at(sub, position) + (status - old) * WEIGHT[index % 4 + 1]
  sub.changes[#sub.changes + 1] = index .. '=' .. status
  sub.count[old], sub.count[status] = sub.count[old] - 1, sub.count[status] + 1

  local by = (status == AVAILABLE and 1 or 0) - (old == AVAILABLE and 1 or 0)
  if by ~= 0 then
    local row = (index - index % sub.width) / sub.width + 1
    sub.row_avail[row] = tonumber(sub.row_avail[row]) + by
    sub.touched_rows[row] = true
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

local function record_of(key)
  return records[key]
end

local function each_seat(list, act)
  for number, index in string.gmatch(list, '(%d+)%-(%d+)') do
    act(sub_by_number[number], tonumber(index), number .. '-' .. index)
  end
end

-- Writes everything: state, then records, then the change entry. This order fails safe: a Kvrocks crash
-- between two of them can leave seats reserved that no record names (an audit finds them), never a record
-- whose seats are free.
local function commit(write_records)
  local sets, entry = {}, { section }
  for s = 1, subsections do
    local sub = subs[s]
    if sub.changes then
      sets[#sets + 1] = KEYS[sub.key]
      sets[#sets + 1] = changed_bits(sub)
      for status = AVAILABLE, SOLD do
        sets[#sets + 1] = KEYS[sub.key + 1 + status]
        sets[#sets + 1] = sub.count[status]
      end
      for row in pairs(sub.touched_rows) do
        sets[#sets + 1] = KEYS[sub.key + 3 + row]
        sets[#sets + 1] = sub.row_avail[row]
      end
      entry[#entry + 1] = sub.number .. ',' .. sub.count[AVAILABLE] .. ',' .. sub.count[RESERVED] .. ','
        .. sub.count[SOLD] .. ',' .. table.concat(sub.changes, ',')
    end
  end
  if #sets > 0 then
    redis.call('MSET', unpack(sets))
  end
  write_records()
  if #sets > 0 then
    local seq = string.format('%.0f', redis.call('INCR', KEYS[3]))
    redis.call('XADD', KEYS[2], 'MAXLEN', max_changes, seq .. '-0', 'd', table.concat(entry, ';'))
  end
end
