-- Marks the seats of a batch of paid bookings of one section, in order. KEYS and ARGV: see section_state.lua.
-- Item  "1-12,1-13": the seats the message names; used only when the booking's record has run out
-- Returns one number an item: seats sold (0 or more), -1 sold before, -2 the booking holds no seats (released,
--       or none were found), -3 the record names a subsection that the call does not have.
--
-- Only RESERVED seats become SOLD.
local answers, rewritten = {}, {}
for item = 1, items do
  local key = KEYS[3 + item]
  local record = record_of(key)
  local state = record and string.sub(record, 1, 1)
  if state == 'S' then
    answers[item] = -1
  elseif state == 'L' or state == 'F' then
    answers[item] = -2
  else
    local seats = record and string.match(record, '^%a|%d+|[^|]*|([^|]*)|') or ARGV[first_item + item]
    local known = true
    each_seat(seats, function(sub) known = known and sub ~= nil end)
    if known then
      local sold = 0
      each_seat(seats, function(sub, index)
        if status_of(sub, index) == RESERVED then
          set_status(sub, index, SOLD)
          sold = sold + 1
        end
      end)
      answers[item] = sold
      records[key] = record and 'S' .. string.sub(record, 2) or 'S|' .. now_ms .. '||' .. seats .. '|'
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
      redis.call('SETRANGE', write.key, 0, 'S') -- keeps the lifetime
    end
  end
end)
return answers
