-- Mirrors holds as keys that live as long as they do, and takes keys of ended holds away; in order.
-- KEYS  hold:{shard}:booking, … of one shard
-- ARGV  milliseconds each is to live, as many as KEYS; 0 takes the key away
-- Returns nothing.
for i = 1, #KEYS do
  if ARGV[i] == '0' then
    redis.call('DEL', KEYS[i])
  else
    redis.call('SET', KEYS[i], '1', 'PX', ARGV[i])
  end
end
