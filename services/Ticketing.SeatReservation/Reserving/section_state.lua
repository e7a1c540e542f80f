-- First part of the seat library (docs/adr/0022): reads one section's state lazily, changes it in memory, and writes
-- seats, counters and bookings' records back in one MSET. A call is one atomic step: Redis, and Kvrocks but for 2.12 and
-- 2.13, run one function at a time; those two run functions side by side unless they declare a key in common.
--
-- KEYS  1 event_plan:{event}          hash; the section's field exists once the section is initialised
--       2 seat_changes:{event}        stream of changes
--       3 seat_seq:{event}            counter of its entries
--       then for each subsection of the call: subsection_avail, subsection_reserved, subsection_sold
--       then for each item: reservation:{event}:{booking}
--       then for each subsection: seats_bf and row_avail:{event}:{section}-{subsection}, to which ":{row}" makes a
--       row's key: a section may have 10,000 rows, and a call touches a few (docs/adr/0010). These are the only keys
--       that are not declared. Whoever writes a row's counter declares the seats_bf of its subsection, and every call
--       declares the keys of the event, so that no two calls are at one row's counter (docs/kvrocks.md; a test)
-- ARGV  1 section name        2 now, milliseconds since 1970        3 lifetime of a record, seconds
--       4 most entries in the stream        5 items        6 subsections
--       7 … 6+subsections             "number rows seats_per_row accessible ends[ order best[ companion]]", see LiveSection
--       then one text an item; its form is in the function's own header
-- Functions return nil, and change nothing, when the section is not initialised. They fail, and change nothing, when
-- a part of an initialised section's state is missing.
--
-- Only plain Lua 5.1 and commands that mean the same on Redis 7 and Kvrocks 2.9. Everything is written by ONE
-- command because Kvrocks commits command by command: a crash inside a call must not part seats from the
-- records that own them. What comes after it may be lost: a lifetime, and a change entry that followers notice.
--
-- The library stays loaded between calls. What is of a call is set anew by begin_call; what stays is only what would
-- come out the same again (texts of numbers, parsed shapes, places in a row's text), and no more than MAX_KEPT of each.
local MAX_KEPT = 4096
local AVAILABLE, RESERVED, SOLD = 0, 1, 2
local WEIGHT = { 64, 16, 4, 1 } -- of the seat with index % 4 = 0, 1, 2, 3 inside its byte
local COUNTERS = 3
local call, concat, sort = redis.call, table.concat, table.sort
local string_byte, string_char, string_find, string_format = string.byte, string.char, string.find, string.format
local string_gmatch, string_gsub, string_match = string.gmatch, string.gsub, string.match
local string_rep, string_sub = string.rep, string.sub

local KEYS, ARGV, section, now_ms, items, subsections
local first_item, first_record, seats_keys -- before the first text, the first record in stored, the first bits' key
local stored -- counters of all subsections, then what the bookings' records were
local subs, position_of -- subsections by position in the call; positions by number
local changed -- subsections
-- What the call writes: records by key, so that a booking named twice sees itself, and keys and values in turns for
-- MSET.
local written, sets, last_record

-- Texts of whole numbers.
local DECIMAL = setmetatable({}, { __index = function(known, number)
  local text = string_format('%d', number)
  if number >= 0 and number < MAX_KEPT then
    known[number] = text
  end
  return text
end })

-- False when the section is not initialised.
local function begin_call(keys, argv)
  KEYS, ARGV, section, now_ms = keys, argv, argv[1], argv[2]
  items, subsections = tonumber(argv[5]), tonumber(argv[6])
  first_item, first_record = 6 + subsections, COUNTERS * subsections
  seats_keys = 4 + first_record + items
  if call('HEXISTS', keys[1], section) == 0 then
    return false
  end
  stored = first_record + items > 0 and call('MGET', unpack(keys, 4, seats_keys - 1)) or {}
  for i = 1, first_record do
    if not stored[i] then
      error('STATELOST ' .. keys[3 + i])
    end
  end
  subs, position_of, changed, written, last_record = {}, nil, {}, {}, 0
  sets = { nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil } -- room for a small call
  return true
end

-- A subsection may have an order of quality of its own (docs/adr/0027), "5-12,1-4": its rows by rank, 1 the best, and
-- the ranks of its rows. Without one there is no such order, and a row's rank is its number.
local orders, orders_kept = {}, 0 -- by text: subsections of a section often have the same
local function order_of(text)
  local order = orders[text]
  if not order then
    local row_of, rank_of = {}, {}
    for first, last in string_gmatch(text, '(%d+)%-?(%d*)') do
      for row = tonumber(first), tonumber(last ~= '' and last or first) do
        row_of[#row_of + 1], rank_of[row] = row, #row_of + 1
      end
    end
    order = { row_of = row_of, rank_of = rank_of }
    if orders_kept == MAX_KEPT then
      orders, orders_kept = {}, 0
    end
    orders[text], orders_kept = order, orders_kept + 1
  end
  return order
end

local shapes, shapes_kept = {}, 0 -- by text
local function shape_of(text)
  local shape = shapes[text]
  if not shape then
    local number, rows, width, accessible, ends, order, best, companion =
      string_match(text, '^(%d+) (%d+) (%d+) (%S+) (%S+) ?(%S*) ?(%S*) ?(%S*)$')
    shape = {
      number = number, rows = tonumber(rows), width = tonumber(width), prefix = number .. '-',
      between = ',' .. number .. '-', accessible = accessible ~= '-' and accessible,
      companion = companion ~= '' and companion, ends = ends ~= '-' and ends,
      row_of = nil, rank_of = nil, middle = tonumber(best), middles = nil,
    }
    if string_find(best, ':', 1, true) then -- 1:48,2:47: a best place of each row
      shape.middles = {}
      for row, place in string_gmatch(best, '(%d+):(%d+)') do
        shape.middles[tonumber(row)] = tonumber(place)
      end
    end
    if order ~= '' and order ~= '-' then
      order = order_of(order)
      shape.row_of, shape.rank_of = order.row_of, order.rank_of
    end
    if shapes_kept == MAX_KEPT then
      shapes, shapes_kept = {}, 0
    end
    shapes[text], shapes_kept = shape, shapes_kept + 1
  end
  return shape
end

-- A subsection of the call by its position, made when somebody first asks for it; nil beyond the last.
local function sub_at(s)
  local sub = subs[s]
  if not sub and s <= subsections then
    local shape, last = shape_of(ARGV[6 + s]), COUNTERS * s
    sub = {
      shape = shape, number = shape.number, rows = shape.rows, width = shape.width, accessible = shape.accessible,
      marked = shape.accessible or shape.companion, position = s,
      bits_key = KEYS[seats_keys + 2 * s - 2], rows_key = KEYS[seats_keys + 2 * s - 1],
      counter_keys = last + 1,
      available = tonumber(stored[last - 2]), reserved = tonumber(stored[last - 1]), sold = tonumber(stored[last]),
      bits = nil, bytes = nil, positions = nil, changes = nil, row_change = nil, names = nil, named = 0,
      blocks = nil, row_texts = nil, finders = nil, finder_by = nil, block_rows = nil, last_block = nil,
      free_of = nil,
    }
    subs[s] = sub
  end
  return sub
end

local function sub_of(number)
  if not position_of then
    position_of = {}
    for s = 1, subsections do
      position_of[shape_of(ARGV[6 + s]).number] = s
    end
  end
  return position_of[number] and sub_at(position_of[number])
end

local function open(sub)
  if not sub.bits then
    local bits = call('GET', sub.bits_key)
    if not bits or #bits * 4 < sub.rows * sub.width then
      error('STATELOST bits of subsection ' .. section .. '-' .. sub.number)
    end
    sub.bits, sub.bytes = bits, {}
  end
end

local function status_of(sub, index)
  open(sub)
  local weight = WEIGHT[index % 4 + 1]
  local position = (index - index % 4) / 4 + 1
  local byte = sub.bytes[position] or string_byte(sub.bits, position)
  return (byte - byte % weight) / weight % 4
end

-- Call before the first change of a subsection.
local function begin_changes(sub)
  if not sub.positions then
    open(sub)
    sub.positions, sub.row_change = { nil, nil, nil, nil }, {} -- room for the seats of a small party
    changed[#changed + 1] = sub
  end
end

local function each_seat(list, act)
  for number, index in string_gmatch(list, '(%d+)%-(%d+)') do
    act(sub_of(number), tonumber(index), number .. '-' .. index)
  end
end

local function write_record(key, text)
  written[key], sets[last_record + 1], sets[last_record + 2] = text, key, text
  last_record = last_record + 2
end
