-- Adds what one gateway admitted to the counters of all, and answers their totals.
-- KEYS: the counters, gateway:{rate}:<class>:<scope>:<who>:<window>
-- ARGV[1]: how long a counter is kept, ms; ARGV[i + 1]: what to add to KEYS[i]
-- Returns: the total of each counter, in the order of KEYS.
local totals = {}
for i, key in ipairs(KEYS) do
  totals[i] = redis.call('INCRBY', key, ARGV[i + 1])
  redis.call('PEXPIRE', key, ARGV[1])
end
return totals
