-- Answers a batch of wishes for seats of one section, in order. KEYS and ARGV: see section_state.
-- Item  "B quantity all_or_nothing subsection adjacent accessible attempt"   best available; flags are 0 or 1,
--       subsection 0 = all
--       "C quantity companions subsection attempt"   best available: so many of the quantity sit beside wheelchair
--       places, which the others have; all or none
--       "K quantity all_or_nothing subsection adjacent accessible attempt 1:0-249,300-310"   best available of some
--       categories: of the places in these ranges alone
--       "M all_or_nothing 1-12,1-13"   manual: subsection-index of seats the plan has, none twice
-- Returns one record text an item (ReservationRecord): "R|now||taken|lost|section|attempt|", or
--       "F|now|code||lost|section|attempt|" with sold-out, not-enough-seats, not-together or seat-taken.
--
-- A booking that has a record gets it as it is. A booking that wants one of several sections asks them one after
-- another, each failure making the next attempt; its record then is the last attempt's and keeps what the earlier
-- ones were told ("2,0=sold-out@1795248000000,1=not-enough-seats@1795248000450"), because each may be delivered again.
local answer_end, found_begin, found_end -- of the call
local function text_of(state, code, taken, lost, attempt)
  return state .. '|' .. now_ms .. '|' .. code .. '|' .. taken .. '|' .. lost .. answer_end .. attempt .. '|'
end

-- Code, list of seats taken; for who cannot sit together.
local function apart(wish)
  local offer, taken, candidates = 0, { nil, nil, nil, nil }, { nil }
  local sub = candidate_at(wish, 1)
  while sub do
    candidates[#candidates + 1] = sub
    offer = offer + offer_of(sub, wish.kind)
    sub = candidate_at(wish, #candidates + 1)
  end
  if offer == 0 then
    return 'sold-out', ''
  elseif wish.form.adjacent then
    return 'not-together', ''
  elseif wish.form.all_or_nothing and offer < wish.n then
    return 'not-enough-seats', ''
  end
  place_party(candidates, math.min(offer, wish.n), wish.kind, taken)
  return '', concat(taken, ',')
end

-- Code, lists of seats taken and lost.
local function manual(all_or_nothing, list)
  local free, lost, taken = {}, {}, {}
  each_seat(list, function(sub, index, name)
    if status_of(sub, index) == AVAILABLE then
      free[#free + 1] = { sub, index }
    else
      lost[#lost + 1] = name
    end
  end)
  lost = concat(lost, ',')
  if #free == 0 or (lost ~= '' and all_or_nothing == '1') then
    return 'seat-taken', '', lost
  end
  for i, seat in ipairs(free) do
    local sub, place = seat[1], seat[2] % seat[1].width
    local row, rank_of = (seat[2] - place) / sub.width + 1, sub.shape.rank_of
    taken[i] = take(sub, rank_of and rank_of[row] or row, place, 1)
  end
  return '', concat(taken, ','), lost
end

-- What an earlier delivery of this attempt was told, or nil if the attempt is new; then also what the record keeps of
-- the attempts before it.
local function earlier_answer(record, attempt)
  local state, at, code, of, attempts = string_match(record, '^(%a)|(%d+)|([^|]*)|[^|]*|[^|]*|?([^|]*)|?([^|]*)')
  local last = tonumber(string_match(attempts, '^%d+') or 0)
  if attempt < last then
    local old_code, old_at = string_match(attempts, ',' .. attempt .. '=([^@]*)@(%d+)')
    return 'F|' .. (old_at or now_ms) .. '|' .. (old_code or 'sold-out') .. '|||' .. section .. '|' .. attempt .. '|'
  elseif state == 'F' and attempt > last then
    return nil, string_gsub(attempts, '^%d*', '') .. ',' .. string_format('%d', last) .. '=' .. code .. '@' .. at
  elseif state ~= 'F' and of ~= '' and of ~= section then
    return text_of('F', 'sold-out', '', '', attempt) -- it has its seats, in another section
  end
  return record
end

-- The answer to a wish that is not answered yet.
local function answer_to(wish, text, attempt, history)
  local code, taken, lost
  if wish and wish.companions then
    code, taken = not_beside(wish), ''
  elseif wish and wish.within then
    code, taken = apart_within(wish)
  elseif wish then
    code, taken = apart(wish)
  else
    code, taken, lost = manual(string_match(text, '^M (%d) (.*)$'))
  end
  return text_of(
    code == '' and 'R' or 'F', code, taken, lost or '', attempt > 0 and string_format('%d', attempt) .. history or '')
end

local function begin_reserving(keys, argv)
  if views_kept > MAX_KEPT then
    forget_views()
  end
  answer_end, wishes = '|' .. argv[1] .. '|', {}
  found_begin, found_end = 'R|' .. argv[2] .. '||', '|' .. answer_end .. '|'
  return begin_call(keys, argv)
end

function functions.reserve_seats(keys, argv)
  if not begin_reserving(keys, argv) then
    return false
  end
  local answers, records, before, found_begin, found_end = {}, stored, first_record, found_begin, found_end
  local wishes, written, sets, last = wishes, written, sets, 0
  for item = 1, items do
    local key, text, answer = keys[3 + before + item], argv[first_item + item], nil
    local wish = wishes[text] or wish_of(text)
    local attempt, history = wish and wish.attempt or 0, ''
    local record = written[key] or records[before + item]
    if record then
      answer, history = earlier_answer(record, attempt)
    end
    if not answer then
      local taken = wish and (wish.companions and beside or wish.within and within or together)(wish)
      if not taken then
        answer = answer_to(wish, text, attempt, history)
      elseif attempt == 0 then
        answer = found_begin .. taken .. found_end
      else
        answer = text_of('R', '', taken, '', string_format('%d', attempt) .. history)
      end
      written[key], sets[last + 1], sets[last + 2] = answer, key, answer
      last = last + 2
    end
    answers[item] = answer
  end
  last_record = last
  count_taken()
  commit()
  return answers
end
