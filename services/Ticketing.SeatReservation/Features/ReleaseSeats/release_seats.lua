-- Frees the seats of a batch of bookings of one section, in order. KEYS and ARGV: see section_state.lua.
-- Item  "1-12,1-13": the seats the message names; used only when the booking's record has run out
-- Returns one number an item: seats freed (0 or more), -1 released before, -2 the booking never held seats,
--       -3 the record names a subsection that the call does not have.
--
-- The record is the truth of what the booking holds: its seats go RESERVED (SOLD for a paid booking) →
-- AVAILABLE. Without a record only RESERVED seats are freed, because nothing says that a SOLD one is this
-- booking's; a record of the release is left, so that a redelivery does not free a later buyer's hold.
local answers, rewritten = {}, {}
for item = 1, items do
  local key = KEYS[3 + item]
  local record = record_of(key)
  local state = record and string.sub(record, 1, 1)
  if state == 'L' then
    answers[item] = -1
  elseif state == 'F' then
    answers[item] = -2
  else
    local seats = record and string.match(record, '^%a|%d+|[^|]*|([^|]*)|') or ARGV[first_item + item]
    local from, known = state == 'S' and SOLD or RESERVED, true
    each_seat(seats, function(sub) known = known and sub ~= nil end)
    if known then
      local freed = 0
      each_seat(seats, function(sub, index)
        if status_of(sub, index) == from then
          set_status(sub, index, AVAILABLE)
          freed = freed + 1
        end
      end)
      answers[item] = freed
      records[key] = record and 'L' .. string.sub(record, 2) or 'L|' .. now_ms .. '||' .. seats .. '|'
      rewritten[#rewritten + 1] = { key = key, is_new = not record }
    else
      answers[item] = -3
    end
  end
end

commit(function()
  for _, write in ipairs(rewritten) do
    if write.is_new then
      redis.call('SET', write.key, records[write.key], 'EX', lifetime_s)
    else
      redis.call('SETRANGE', write.key, 0, 'L') -- keeps the lifetime
    end
  end
end)
return answers
