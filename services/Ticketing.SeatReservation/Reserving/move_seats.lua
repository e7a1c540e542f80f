-- Moves seats of one section from the booking that holds them to another: RESERVED by one, RESERVED by the other, and
-- nobody else's in between. KEYS and ARGV: section_state. Two items: the booking that gets the seats, with the list of
-- them ("1-12,1-13"), and the booking that has them, with an empty text.
-- Returns one text, the record of the booking that gets them (ReservationRecord): "R|now||taken||section||", or
--       "F|now|seat-taken|||lost|section||" when one of them is not the other's to give: then nothing moves.
--
-- A booking that has a record gets it as it is, so a request that comes again moves nothing again. The seats count as
-- given back by the booking that had them: its release, whenever it comes, does not touch them any more. If that one's
-- record ran out, the request is believed for seats that are RESERVED.
local function is_given(from, sub, index, name)
  return sub ~= nil and status_of(sub, index) == RESERVED and not from.gave_back[name]
    and (from.has[name] or not from.knows_all)
end

function functions.move_seats(keys, argv)
  if not begin_call(keys, argv) then
    return false
  end
  bookings = {}
  local record, named = stored[first_record + 1], argv[first_item + 1]
  if record then
    return { record }
  end
  local to, from, lost = booking_of(1), booking_of(2), {}
  local is_live = (not from.knows_all or from.state == 'R') and in_reach(from, named)
  each_seat(named, function(sub, index, name)
    if not is_live or not is_given(from, sub, index, name) then
      lost[#lost + 1] = name
    end
  end)
  if #lost > 0 then
    to.code, to.lost = 'seat-taken', concat(lost, ',')
    remember(to, 'F')
  else
    each_seat(named, function(sub, index, name)
      give_back(from, name)
      learn(to, name)
    end)
    local left = false
    for name in pairs(from.has) do
      left = left or not from.gave_back[name]
    end
    remember(from, not from.knows_all and 'U' or left and 'R' or 'L')
    remember(to, 'R')
  end
  local answer = written[to.key]
  commit()
  return { answer }
end
