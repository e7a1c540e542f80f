-- Marks a section as initialised and tells the event's followers of it. Run after all its subsections were
-- made.
-- KEYS  1 event_plan:{event}   2 seat_changes:{event}   3 seat_seq:{event}
-- ARGV  1 section name   2 its plan (JSON)   3 most entries in the stream
-- Returns 1 if it was marked, 0 if it was before. The entry has no subsections: "look at the plan again".
if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) == 0 then
  return 0
end
local seq = string.format('%.0f', redis.call('INCR', KEYS[3]))
redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[3], seq .. '-0', 'd', ARGV[1])
return 1
