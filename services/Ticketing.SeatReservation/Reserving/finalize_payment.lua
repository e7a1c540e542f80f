-- Marks the seats of a batch of paid bookings of one section, in order. KEYS, ARGV and items: section_state,
-- booking_seats.
-- Returns one number an item: seats sold (0 or more), -1 sold before, -2 the booking holds no seats (released,
--       or none were found), -3 the record is of other seats or of another section.
--
-- Of the named seats those become SOLD that are RESERVED, that the record has, and that were not given back. A payment
-- names the seats that were not refunded meanwhile: the others wait for their release.
local function finalize(booking, named)
  if booking.state == 'S' then
    return -1
  elseif booking.state == 'L' or booking.state == 'F' then
    return -2
  elseif not in_reach(booking, named) then
    return -3
  end
  local sold, kept, others = 0, 0, 0
  each_seat(named, function(sub, index, name)
    if booking.knows_all and not booking.has[name] then
      others = others + 1
    elseif not booking.gave_back[name] then
      kept = kept + 1
      if status_of(sub, index) == RESERVED then
        set_status(sub, index, SOLD)
        sold = sold + 1
      end
      learn(booking, name)
    end
  end)
  if kept == 0 then
    return others > 0 and -3 or -2
  end
  booking.knows_all = true
  remember(booking, 'S')
  return sold
end

function functions.finalize_payment(keys, argv)
  return end_bookings(keys, argv, finalize)
end
