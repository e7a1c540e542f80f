-- Marks the seats of a batch of paid bookings of one section, in order. KEYS, ARGV and items: section_state,
-- booking_seats.
-- Returns one number an item: seats sold (0 or more), -1 sold before, -2 the booking holds no seats (released,
--       or none were found), -3 the record is of a subsection or a section that the call does not have.
--
-- Only RESERVED seats become SOLD: all of the record that were not given back; without a record the named ones.
return end_bookings(function(booking, named)
  if booking.state == 'S' then
    return -1
  elseif booking.state == 'L' or booking.state == 'F' then
    return -2
  end
  local seats = booking.knows_all and booking.taken or named
  if not in_reach(booking, seats) then
    return -3
  end
  local sold, kept = 0, 0
  each_seat(seats, function(sub, index, name)
    if not booking.gave_back[name] then
      kept = kept + 1
      if status_of(sub, index) == RESERVED then
        set_status(sub, index, SOLD)
        sold = sold + 1
      end
      learn(booking, name)
    end
  end)
  if kept == 0 then
    return -2
  end
  booking.knows_all = true
  remember(booking, 'S')
  return sold
end)
