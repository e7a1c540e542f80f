-- Makes the live state of one subsection if it is missing, corrects named seats of it, and sets every counter to
-- what the bits say; one atomic step.
-- KEYS  1 subsection_total   2 seats_bf   3 subsection_avail   4 subsection_reserved   5 subsection_sold
--       6 seat_changes:{event}   7 seat_seq:{event}   8 … 7+rows row_avail of every row
--       then reservation:{event}:{booking}, as the items number them
-- ARGV  1 section   2 number   3 rows   4 seats per row   5 seats for sale in all   6 most entries in the stream
--       7 now, microseconds since 1970   8 sequence number that the items were seen at
--       9 bit string to write when there is none ('' = then do nothing)   then one text an item: "index expected new
--       record forbidden mark", for example "12 1 0 3 NLS L": seat 12 goes from 1 to 0 unless the third record says
--       N (is missing), L or S; the record's state becomes L. Mark P: the record notes that this seat was given
--       back. Record 0 = none, forbidden and mark "-" = none.
-- Returns { 1 made, 0 was there, -1 is missing and was not made;  seats corrected;  items left alone;  counters
--         corrected }. Writes nothing at all when nothing differs.
--
-- An item is left alone when the seat is not as expected, or when the change stream shows (or can not rule out)
-- that it changed since it was seen. State that was missing gets a sequence number with a gap before it, larger
-- than any that was ever given (changes are fewer than one a microsecond), so that everybody who follows the
-- event reads the seats again.
local section, number, rows, width = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local seen, first_item, first_record = tonumber(ARGV[8]), 10, 8 + rows
local places = rows * width
local WEIGHT = { 64, 16, 4, 1 } -- of the seat with index % 4 = 0, 1, 2, 3 inside its byte

local bits = redis.call('GET', KEYS[2])
local made = not bits or #bits ~= math.ceil(places / 4)
if made then
  if ARGV[9] == '' then
    return { -1, 0, 0, 0 }
  end
  bits = ARGV[9]
end
local bytes = {}
for position = 1, #bits do
  bytes[position] = string.byte(bits, position)
end

local function status_of(index)
  local byte, weight = bytes[(index - index % 4) / 4 + 1], WEIGHT[index % 4 + 1]
  return (byte - byte % weight) / weight % 4
end

-- Indices that changed since `seen`, or nil when nobody can tell.
local function changed_since()
  local changed, last = {}, tonumber(redis.call('GET', KEYS[7]) or 0)
  if last == seen then
    return changed
  end
  if last < seen then
    return nil
  end
  local entries = redis.call('XRANGE', KEYS[6], string.format('%.0f-0', seen + 1), '+')
  if #entries == 0 or entries[1][1] ~= string.format('%.0f-0', seen + 1) then
    return nil
  end
  for _, entry in ipairs(entries) do
    local text = entry[2][2]
    if string.sub(text, 1, #section + 1) == section .. ';' then
      for part in string.gmatch(text, ';([^;]*)') do
        if string.match(part, '^%d+') == number then
          for index in string.gmatch(part, '(%d+)=') do
            changed[tonumber(index)] = true
          end
        end
      end
    end
  end
  return changed
end

local corrected, left, marks = {}, 0, {}
local changed = #ARGV >= first_item and not made and changed_since() or nil
for i = first_item, #ARGV do
  local index, expected, new, record, forbidden, mark =
    string.match(ARGV[i], '^(%d+) (%d) (%d) (%d+) (%S+) (%S)$')
  index, expected, new = tonumber(index), tonumber(expected), tonumber(new)
  local key = tonumber(record) > 0 and KEYS[first_record + tonumber(record) - 1]
  local state = key and string.sub(redis.call('GET', key) or 'N', 1, 1)
  if not changed or changed[index] or status_of(index) ~= expected
    or (state and string.find(forbidden, state, 1, true)) then
    left = left + 1
  else
    local position = (index - index % 4) / 4 + 1
    bytes[position] = bytes[position] + (new - expected) * WEIGHT[index % 4 + 1]
    corrected[#corrected + 1] = index .. '=' .. new
    if key and mark ~= '-' then
      marks[#marks + 1] = { key, mark, number .. '-' .. index }
    end
  end
end

local count, row_avail = { [0] = 0, 0, 0, 0 }, {}
for row = 1, rows do
  row_avail[row] = 0
  for index = (row - 1) * width, row * width - 1 do
    local status = status_of(index)
    count[status] = count[status] + 1
    if status == 0 then
      row_avail[row] = row_avail[row] + 1
    end
  end
end

local counter_keys = { KEYS[1], KEYS[3], KEYS[4], KEYS[5] }
local values = { tonumber(ARGV[5]), count[0], count[1], count[2] }
for row = 1, rows do
  counter_keys[#counter_keys + 1] = KEYS[7 + row]
  values[#values + 1] = row_avail[row]
end
local sets, wrong = {}, 0
for i, there in ipairs(redis.call('MGET', unpack(counter_keys))) do
  if tonumber(there or nil) ~= values[i] then
    wrong = wrong + 1
    sets[#sets + 1] = counter_keys[i]
    sets[#sets + 1] = values[i]
  end
end
if not made and #corrected > 0 then
  wrong = 0 -- counters follow the seats; they were not wrong by themselves
end

if made or #corrected > 0 then
  local pieces = {}
  for position = 1, #bytes do
    pieces[position] = string.char(bytes[position])
  end
  sets[#sets + 1] = KEYS[2]
  sets[#sets + 1] = table.concat(pieces)
end
if #sets == 0 then
  return { 0, 0, left, 0 }
end

-- One command, because Kvrocks commits command by command; the first write of the bits is a plain string write.
redis.call('MSET', unpack(sets))
for _, mark in ipairs(marks) do -- SETRANGE and APPEND keep the lifetime
  if mark[2] == 'P' then
    local _, bars = string.gsub(redis.call('GET', mark[1]), '|', '')
    redis.call('APPEND', mark[1], string.rep('|', 7 - bars) .. ',' .. mark[3]) -- the eighth part is the last one
  else
    redis.call('SETRANGE', mark[1], 0, mark[2])
  end
end
if made then
  local last = tonumber(redis.call('GET', KEYS[7]) or 0)
  redis.call('SET', KEYS[7], string.format('%.0f', math.max(last + 1, tonumber(ARGV[7]))))
end
local seq = string.format('%.0f', redis.call('INCR', KEYS[7]))
local entry = section .. ';' .. number .. ',' .. count[0] .. ',' .. count[1] .. ',' .. count[2]
if #corrected > 0 then
  entry = entry .. ',' .. table.concat(corrected, ',')
end
redis.call('XADD', KEYS[6], 'MAXLEN', ARGV[6], seq .. '-0', 'd', entry)
return { made and 1 or 0, #corrected, left, wrong }
