-- Second part of the seat library: how a call's changes are written.
local WORTH_A_CLOCK = 16 -- keys and values of records

local function changed_bits(sub)
  local positions, bits, bytes = sub.positions, sub.bits, sub.bytes
  sort(positions)
  local pieces, count, done = { nil, nil, nil, nil, nil }, 0, 0
  for i = 1, #positions do
    local position = positions[i]
    if position > done + 1 then
      count = count + 1
      pieces[count] = string_sub(bits, done + 1, position - 1)
    end
    count = count + 1
    pieces[count] = string_char(bytes[position])
    done = position
  end
  pieces[count + 1] = string_sub(bits, done + 1)
  return concat(pieces)
end

-- Adds the counters of all rows that changed to sets, from `last` on; returns where it ends.
local function count_rows(last)
  local keys, changes, rows = {}, {}, 0
  for i = 1, #changed do
    local rows_key = changed[i].rows_key .. ':'
    for row, by in pairs(changed[i].row_change) do
      rows = rows + 1
      keys[rows], changes[rows] = rows_key .. DECIMAL[row], by
    end
  end
  if rows > 0 then
    local counters = call('MGET', unpack(keys))
    for i = 1, rows do
      if not counters[i] then
        error('STATELOST ' .. keys[i])
      end
      sets[last + 1], sets[last + 2] = keys[i], DECIMAL[counters[i] + changes[i]]
      last = last + 2
    end
  end
  return last
end

-- What followers are told of a subsection's seats.
local function changes_of(sub)
  if sub.names then -- of seats that reserve_seats took, and it does nothing else
    return concat(sub.names, '=1,') .. '=1'
  end
  return concat(sub.changes, ',')
end

-- Records end their lives by themselves. A moment is cheaper to set than a time span, but costs a look at the clock.
local function limit_lives()
  local command, life = 'EXPIRE', ARGV[3]
  if last_record > WORTH_A_CLOCK then
    command, life = 'PEXPIREAT', string_format('%.0f', (call('TIME')[1] + life) * 1000)
  end
  local call, sets = call, sets
  for i = 1, last_record, 2 do
    call(command, sets[i], life)
  end
end

local function by_position(a, b)
  return a.position < b.position
end

-- Writes everything.
local function commit()
  if #changed > 1 then
    sort(changed, by_position)
  end
  local entry, last = section, count_rows(last_record)
  for i = 1, #changed do
    local sub = changed[i]
    local at = sub.counter_keys
    local available, reserved, sold = DECIMAL[sub.available], DECIMAL[sub.reserved], DECIMAL[sub.sold]
    sets[last + 1], sets[last + 2] = sub.bits_key, changed_bits(sub)
    sets[last + 3], sets[last + 4] = KEYS[at], available
    sets[last + 5], sets[last + 6] = KEYS[at + 1], reserved
    sets[last + 7], sets[last + 8] = KEYS[at + 2], sold
    last = last + 8
    entry = entry .. ';' .. sub.number .. ',' .. available .. ',' .. reserved .. ',' .. sold .. ',' .. changes_of(sub)
  end
  if last == 0 then
    return
  end
  call('MSET', unpack(sets, 1, last))
  limit_lives()
  if changed[1] then
    local seq = string_format('%.0f', call('INCR', KEYS[3]))
    call('XADD', KEYS[2], 'MAXLEN', ARGV[4], seq .. '-0', 'd', entry)
  end
end
