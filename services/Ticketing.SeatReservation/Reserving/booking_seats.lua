-- Third part of the seat library, shared by release_seats and finalize_payment: what a booking's record says, and
-- how it is written back. Items are "0 1-12,1-13": 1 if a release is of a paid booking, 2 if its seats were
-- resold, then the seats that the message names.
--
-- Releases and payments come by different topics, so either may overtake the other, and a release may name some of a
-- booking's seats. Therefore a record says of each seat whether it was given back, and a seat that was is never the
-- booking's again: neither a redelivery nor a late payment touches its next holder.
--
-- Without a record (it ran out, or was lost) the message itself is believed, once: a record in state U remembers
-- which seats it gave back. U knows nothing of the booking's other seats.
local RECORD = '^(%a)|(%d+)|([^|]*)|([^|]*)|([^|]*)|?([^|]*)|?([^|]*)|?(.*)$'
local bookings -- by key: parsed records, so that a booking named twice in a call sees itself

local COUNTER_OF = { [AVAILABLE] = 'available', [RESERVED] = 'reserved', [SOLD] = 'sold' }
local function set_status(sub, index, status)
  local old = status_of(sub, index)
  local position = (index - index % 4) / 4 + 1
  begin_changes(sub)
  sub.changes = sub.changes or {}
  local byte = sub.bytes[position]
  if not byte then
    sub.positions[#sub.positions + 1] = position
    byte = string_byte(sub.bits, position)
  end
  sub.bytes[position] = byte + (status - old) * WEIGHT[index % 4 + 1]
  sub.changes[#sub.changes + 1] = DECIMAL[index] .. '=' .. DECIMAL[status]
  local from, to = COUNTER_OF[old], COUNTER_OF[status]
  sub[from], sub[to] = sub[from] - 1, sub[to] + 1

  local by = (status == AVAILABLE and 1 or 0) - (old == AVAILABLE and 1 or 0)
  if by ~= 0 then
    local row = (index - index % sub.width) / sub.width + 1
    sub.row_change[row] = (sub.row_change[row] or 0) + by
  end
end

local function names_of(list)
  local names = {}
  for name in string_gmatch(list, '%d+%-%d+') do
    names[name] = true
  end
  return names
end

local function booking_of(item)
  local key = KEYS[3 + first_record + item]
  local booking = bookings[key]
  if not booking then
    local record = stored[first_record + item]
    booking = { key = key, taken = '', returned = '' }
    if record then
      booking.state, booking.at, booking.code, booking.taken, booking.lost, booking.section, booking.attempt,
        booking.returned = string_match(record, RECORD)
    end
    booking.has, booking.gave_back = names_of(booking.taken), names_of(booking.returned)
    booking.knows_all = record and booking.state ~= 'U'
    bookings[key] = booking
  end
  return booking
end

local function joined(list, name)
  return list == '' and name or list .. ',' .. name
end

-- Notes a seat of a booking whose record does not know all of them.
local function learn(booking, name)
  if not booking.has[name] then
    booking.has[name], booking.taken = true, joined(booking.taken, name)
  end
end

local function give_back(booking, name)
  learn(booking, name)
  booking.gave_back[name], booking.returned = true, joined(booking.returned, name)
end

-- Writes the booking's record at the end of the call. Its lifetime begins anew, so that a redelivery of this very
-- message finds it however old the booking is.
local function remember(booking, state)
  booking.state = state
  write_record(booking.key, concat({
    state, booking.at or now_ms, booking.code or '', booking.taken, booking.lost or '', booking.section or section,
    booking.attempt or '', booking.returned,
  }, '|'))
end

-- True if the record is of this section and every seat in the list is of a subsection of this call.
local function in_reach(booking, list)
  if booking.section and booking.section ~= '' and booking.section ~= section then
    return false
  end
  for number in string_gmatch(list, '(%d+)%-') do
    if not sub_of(number) then
      return false
    end
  end
  return true
end

-- Answers every item by act(booking, named list, were sold) and writes what changed.
local function end_bookings(keys, argv, act)
  if not begin_call(keys, argv) then
    return false
  end
  bookings = {}
  local answers = {}
  for item = 1, items do
    local flag, named = string_match(ARGV[first_item + item], '^(%d) (.*)$')
    answers[item] = act(booking_of(item), named, flag == '1', flag == '2')
  end
  commit()
  return answers
end
