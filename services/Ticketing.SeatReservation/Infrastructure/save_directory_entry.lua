-- Keeps an entry of the event directory, unless a newer version of it is there: two replicas write the same
-- hash.
-- KEYS  1 event_directory
-- ARGV  1 event id   2 version   3 JSON
-- Returns 1 if it was written. A field's value is "version JSON".
local there = redis.call('HGET', KEYS[1], ARGV[1])
if there and tonumber(string.match(there, '^%d+')) > tonumber(ARGV[2]) then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. ARGV[3])
return 1
