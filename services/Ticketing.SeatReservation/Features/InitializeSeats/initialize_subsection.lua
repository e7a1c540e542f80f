-- Makes the live state of one subsection, unless it exists.
-- KEYS  1 subsection_total   2 seats_bf   3 subsection_avail   4 subsection_reserved   5 subsection_sold
--       6 … 5+rows row_avail of every row        6+rows … 5+2·rows seat_meta of every row
-- ARGV  1 seats for sale in all   2 the bit string   3 price in minor units   4 rows
--       5 … 4+rows  seat numbers for sale in the row, comma separated (empty for none)
-- Returns 1 if it was made, 0 if it was there.
--
-- The bit string is first written by SET: on Kvrocks a key first written by BITFIELD would be a bitmap, which
-- GETRANGE cannot read. subsection_total is written last, so that an initialisation broken off by a crash is
-- done again.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return 0
end
local rows = tonumber(ARGV[4])
local counters = { KEYS[3], ARGV[1], KEYS[4], 0, KEYS[5], 0 }
for row = 1, rows do
  local prices, seats = {}, 0
  for seat in string.gmatch(ARGV[4 + row], '%d+') do
    prices[#prices + 1] = seat
    prices[#prices + 1] = ARGV[3]
    seats = seats + 1
  end
  counters[#counters + 1] = KEYS[5 + row]
  counters[#counters + 1] = seats
  if seats > 0 then
    redis.call('HSET', KEYS[5 + rows + row], unpack(prices))
  end
end
redis.call('SET', KEYS[2], ARGV[2])
redis.call('MSET', unpack(counters))
redis.call('SET', KEYS[1], ARGV[1])
return 1
