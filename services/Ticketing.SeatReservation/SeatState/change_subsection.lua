-- Brings the live state of one subsection to a changed plan, in one atomic step: a place that is AVAILABLE or UNAVAILABLE
-- becomes what the plan says, a place that is RESERVED or SOLD stays. So of an order and a block that come at the same
-- moment exactly one gets the seat. Counters are counted anew. Doing it twice changes nothing.
-- KEYS  1 event_plan:{event}   2 subsection_total   3 seats_bf   4 subsection_avail   5 subsection_reserved
--       6 subsection_sold   7 seat_changes:{event}   8 seat_seq:{event}   9 … 8+rows row_avail of every row
--       7 and 8 are not touched: who declares them takes turns with all calls of the event (docs/kvrocks.md)
-- ARGV  1 section   2 edition of the plan   3 rows   4 seats per row   5 places that the plan before had, 0 for a new
--       subsection   6 the bit string of the plan without a booking
-- Returns { 1, index … } with the places that the plan does not sell and that somebody has; { 0 } if the section is not
-- initialised; { -1 } if its plan is of a later edition. Fails, and changes nothing, when a part of the state is missing.
local RESERVED, SOLD, UNAVAILABLE = 1, 2, 3
local WEIGHT = { 64, 16, 4, 1 } -- of the seat with index % 4 = 0, 1, 2, 3 inside its byte
local plan = redis.call('HGET', KEYS[1], ARGV[1])
if not plan then
  return { 0 }
end
if tonumber(string.match(plan, '"edition":(%d+)') or 0) > tonumber(ARGV[2]) then
  return { -1 }
end

local rows, width, known, target = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5]), ARGV[6]
local bits = redis.call('GET', KEYS[3])
if known > 0 and (not bits or #bits * 4 < known) then
  error('STATELOST ' .. KEYS[3])
end

local function status_in(text, index)
  local weight = WEIGHT[index % 4 + 1]
  local byte = string.byte(text, (index - index % 4) / 4 + 1)
  return (byte - byte % weight) / weight % 4
end

local count, answer, pieces, byte = { [0] = 0, 0, 0, 0 }, { 1 }, {}, 0
local sets = {}
for row = 1, rows do
  local available = 0
  for index = (row - 1) * width, row * width - 1 do
    local status = status_in(target, index)
    local now = index < known and status_in(bits, index)
    if now == RESERVED or now == SOLD then
      if status == UNAVAILABLE then
        answer[#answer + 1] = index
      end
      status = now
    end
    count[status] = count[status] + 1
    available = available + (status == 0 and 1 or 0)
    byte = byte + status * WEIGHT[index % 4 + 1]
    if index % 4 == 3 then
      pieces[#pieces + 1], byte = string.char(byte), 0
    end
  end
  sets[#sets + 1], sets[#sets + 2] = KEYS[8 + row], available
end
if rows * width % 4 ~= 0 then
  pieces[#pieces + 1] = string.char(byte)
end
for i, value in ipairs({ count[0] + count[1] + count[2], table.concat(pieces), count[0], count[1], count[2] }) do
  sets[#sets + 1], sets[#sets + 2] = KEYS[1 + i], value
end
-- One command, because Kvrocks commits command by command; the first write of the bits is a plain string write.
redis.call('MSET', unpack(sets))
return answer
