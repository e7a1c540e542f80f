-- Frees seats of a batch of bookings of one section, in order. KEYS, ARGV and items: section_state,
-- booking_seats.
-- Returns one number an item: seats freed (0 or more), -1 all of them were released before, -2 the booking never held
--       seats, -3 the record is of other seats or of another section.
--
-- Of the named seats those are freed that the record has and that were not given back yet, RESERVED or SOLD: a
-- release may come before the payment of the same booking. Without a record a seat is freed that is RESERVED, or
-- also SOLD if the release says that the booking was paid. Seats that were resold are SOLD from then on, though this
-- booking's own payment may still be on its way: its record forgets them, and nothing that is said of it later touches
-- their next holder.
local function release(booking, named, were_sold, resold)
  if booking.state == 'F' then
    return -2
  elseif not in_reach(booking, named) then
    return -3
  end
  local freed, released, others, seats = 0, 0, 0, 0
  each_seat(named, function(sub, index, name)
    seats = seats + 1
    if booking.knows_all and not booking.has[name] then
      others = others + 1
    elseif booking.state ~= 'L' and not booking.gave_back[name] then
      local status = status_of(sub, index)
      if resold then
        if status == RESERVED then
          set_status(sub, index, SOLD)
        end
        freed = freed + 1
      elseif status == RESERVED or (status == SOLD and (were_sold or booking.knows_all)) then
        set_status(sub, index, AVAILABLE)
        freed = freed + 1
      end
      give_back(booking, name)
      released = released + 1
    end
  end)
  if released == 0 then
    return others == seats and booking.state ~= 'L' and -3 or -1
  end
  local left = false
  for name in pairs(booking.has) do
    left = left or not booking.gave_back[name]
  end
  remember(booking, not booking.knows_all and 'U' or left and booking.state or 'L')
  return freed
end

function functions.release_seats(keys, argv)
  return end_bookings(keys, argv, release)
end
