-- Marks a section as initialised, or its plan as changed, and tells the event's followers of it. Run after all its
-- subsections were made or changed.
-- KEYS  1 event_plan:{event}   2 seat_changes:{event}   3 seat_seq:{event}
-- ARGV  1 section name   2 its plan (JSON)   3 most entries in the stream   4 edition of the plan
--       5 "1": also if that edition stands there already (a change is told every time it is applied)
-- Returns 1 if it was written, 0 if this edition or a later one was there. The entry has no subsections: "look at the plan
-- again".
local there = redis.call('HGET', KEYS[1], ARGV[1])
if there then
  local edition, mine = tonumber(string.match(there, '"edition":(%d+)') or 0), tonumber(ARGV[4])
  if edition > mine or (edition == mine and ARGV[5] ~= '1') then
    return 0
  end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
local seq = string.format('%.0f', redis.call('INCR', KEYS[3]))
redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[3], seq .. '-0', 'd', ARGV[1])
return 1
