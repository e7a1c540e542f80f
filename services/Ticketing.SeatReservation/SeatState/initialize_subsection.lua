-- Makes the live state of one subsection, unless it exists.
-- KEYS  1 subsection_total   2 seats_bf   3 subsection_avail   4 subsection_reserved   5 subsection_sold
--       6 … 5+rows row_avail of every row
-- ARGV  1 seats for sale in all   2 the bit string   3 … 2+rows seats for sale in the row
-- Returns 1 if it was made, 0 if it was there.
--
-- No seat_meta is written: it names seats whose price is not their section's, and a plan has none (docs/adr/0010).
--
-- The bit string is first written by SET: on Kvrocks a key first written by BITFIELD would be a bitmap, which
-- GETRANGE cannot read. subsection_total is written last, so that an initialisation broken off by a crash is
-- done again.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return 0
end
local counters = { KEYS[3], ARGV[1], KEYS[4], 0, KEYS[5], 0 }
for row = 1, #KEYS - 5 do
  counters[#counters + 1] = KEYS[5 + row]
  counters[#counters + 1] = ARGV[2 + row]
end
redis.call('SET', KEYS[2], ARGV[2])
redis.call('MSET', unpack(counters))
redis.call('SET', KEYS[1], ARGV[1])
return 1
