-- Shared first part of reserve_seats, release_seats and finalize_payment: reads one section's state lazily,
-- changes it in memory, and writes seats, counters and bookings' records back in one MSET. Runs alone on the
-- server, so the whole call is one atomic step.
--
-- KEYS  1 event_plan:{event}          hash; the section's field exists once the section is initialised
--       2 seat_changes:{event}        stream of changes
--       3 seat_seq:{event}            counter of its entries
--       then for each subsection of the call: subsection_avail, subsection_reserved, subsection_sold
--       then for each item: reservation:{event}:{booking}
--       then for each subsection: seats_bf and row_avail:{event}:{section}-{subsection}, to which ":{row}" makes a
--       row's key: a section may have 10,000 rows, and a call touches a few (docs/adr/0010)
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

-- Counters of all subsections, then what the bookings' records were, in one look.
local COUNTERS = 3
local first_record, seats_keys = COUNTERS * subsections, 4 + COUNTERS * subsections + items
local stored = first_record + items > 0 and redis.call('MGET', unpack(KEYS, 4, seats_keys - 1)) or {}
for i = 1, first_record do
  if not stored[i] then
    return redis.error_reply('STATELOST ' .. KEYS[3 + i])
  end
end

-- A subsection of the call by its position, made when somebody first asks for it; nil beyond the last.
local subs = {}
local function sub_at(s)
  local sub = subs[s]
  if not sub and s <= subsections then
    local number, rows, width, accessible, ends = string.match(ARGV[6 + s], '^(%d+) (%d+) (%d+) (%S+) (%S+)$')
    local last = COUNTERS * s
    sub = {
      number = number, rows = tonumber(rows), width = tonumber(width), position = s,
      accessible = accessible ~= '-' and accessible, ends = ends ~= '-' and ends,
      bits_key = KEYS[seats_keys + 2 * s - 2], rows_key = KEYS[seats_keys + 2 * s - 1], counter_keys = 3 + last - 2,
      count = {
        [AVAILABLE] = tonumber(stored[last - 2]), [RESERVED] = tonumber(stored[last - 1]),
        [SOLD] = tonumber(stored[last]),
      },
    }
    subs[s] = sub
  end
  return sub
end

local position_of -- by number
local function sub_of(number)
  if not position_of then
    position_of = {}
    for s = 1, subsections do
      position_of[string.match(ARGV[6 + s], '^%d+')] = s
    end
  end
  return position_of[number] and sub_at(position_of[number])
end

local function open(sub)
  if sub.bits then
    return
  end
  local bits = redis.call('GET', sub.bits_key)
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
local changed = {}
local function begin_changes(sub)
  if not sub.changes then
    sub.changes, sub.positions, sub.row_change = {}, {}, {}
    changed[#changed + 1] = sub
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
  local positions, bits, bytes = sub.positions, sub.bits, sub.bytes
  table.sort(positions)
  local pieces, count, done = {}, 0, 0
  for i = 1, #positions do
    local position = positions[i]
    if position > done + 1 then
      count = count + 1
      pieces[count] = string.sub(bits, done + 1, position - 1)
    end
    count = count + 1
    pieces[count] = string.char(bytes[position])
    done = position
  end
  pieces[count + 1] = string.sub(bits, done + 1)
  return table.concat(pieces)
end

-- What this call writes: records by key, so that a booking named twice sees itself, and keys and values in turns for
-- MSET.
local written, sets, last_record = {}, {}, 0
local function write_record(key, text)
  written[key], sets[last_record + 1], sets[last_record + 2] = text, key, text
  last_record = last_record + 2
end

local function each_seat(list, act)
  for number, index in string.gmatch(list, '(%d+)%-(%d+)') do
    act(sub_of(number), tonumber(index), number .. '-' .. index)
  end
end

-- Adds the counters of all rows that changed to sets.
local function count_rows()
  local keys, changes = {}, {}
  for _, sub in ipairs(changed) do
    for row, by in pairs(sub.row_change) do
      keys[#keys + 1] = sub.rows_key .. ':' .. string.format('%d', row)
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

-- What followers are told of a subsection's seats.
local function changes_of(sub)
  if sub.names then -- of seats that reserve_seats took, and it does nothing else
    return table.concat(sub.names, '=1,') .. '=1'
  end
  return table.concat(sub.changes, ',')
end

-- Writes everything.
local function commit()
  local entry, call = { section }, redis.call
  table.sort(changed, function(a, b)
    return a.position < b.position
  end)
  count_rows()
  for _, sub in ipairs(changed) do
    sets[#sets + 1] = sub.bits_key
    sets[#sets + 1] = changed_bits(sub)
    for status = AVAILABLE, SOLD do
      sets[#sets + 1] = KEYS[sub.counter_keys + status]
      sets[#sets + 1] = sub.count[status]
    end
    entry[#entry + 1] = sub.number .. ',' .. sub.count[AVAILABLE] .. ',' .. sub.count[RESERVED] .. ','
      .. sub.count[SOLD] .. ',' .. changes_of(sub)
  end
  if not sets[1] then
    return
  end
  call('MSET', unpack(sets))
  for i = 1, last_record, 2 do
    call('EXPIRE', sets[i], lifetime_s)
  end
  if entry[2] then
    local seq = string.format('%.0f', call('INCR', KEYS[3]))
    call('XADD', KEYS[2], 'MAXLEN', max_changes, seq .. '-0', 'd', table.concat(entry, ';'))
  end
end
