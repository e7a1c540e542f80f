-- Answers a batch of wishes for seats of one section, in order. KEYS and ARGV: see section_state.lua.
-- Item  "B quantity all_or_nothing subsection adjacent accessible attempt"   best available; flags are 0 or 1,
--       subsection 0 = all
--       "M all_or_nothing 1-12,1-13"   manual: subsection-index of seats the plan has, none twice
-- Returns one record text an item (ReservationRecord): "R|now||taken|lost|section|attempt|", or
--       "F|now|code||lost|section|attempt|" with sold-out, not-enough-seats, not-together or seat-taken.
--
-- A booking that has a record gets it as it is. A booking that wants one of several sections asks them one after
-- another, each failure making the next attempt; its record then is the last attempt's and keeps what the earlier
-- ones were told ("2,0=sold-out@1795248000000,1=not-enough-seats@1795248000450"), because each may be delivered again.
local ANSWER_END = '|' .. section .. '|'
local FOUND_BEGIN, FOUND_END = 'R|' .. now_ms .. '||', '|' .. ANSWER_END .. '|'
local function text_of(state, code, taken, lost, attempt)
  return state .. '|' .. now_ms .. '|' .. code .. '|' .. taken .. '|' .. lost .. ANSWER_END .. attempt .. '|'
end

-- The finder of the next subsection that may have room; those with fewer seats than asked for are passed by.
local function next_finder(wish)
  local sub
  repeat
    wish.candidate = wish.candidate + 1
    sub = wish.candidate_at(wish.candidate)
  until not sub or sub.count[AVAILABLE] - (sub.named or 0) >= wish.n
  wish.finder = sub and finder_of(sub, wish.n, wish.kind)
  return wish.finder
end

local parsed = {} -- by text: in a rush many wishes read the same
local function parse(text)
  local n, all_or_nothing, number, adjacent, accessible, attempt =
    string.match(text, '^B (%d+) (%d) (%d+) (%d) (%d) (%d+)$')
  local wish = {
    n = tonumber(n), all_or_nothing = all_or_nothing == '1', adjacent = adjacent == '1',
    kind = accessible == '1' and FREE_ACCESSIBLE or FREE, attempt = tonumber(attempt),
    candidate = 0, candidate_at = number == '0' and sub_at or function(i)
      return i == 1 and sub_of(number) or nil
    end,
  }
  parsed[text] = wish
  next_finder(wish)
  return wish
end

-- The list of the wish's seats side by side, or nil. Subsections that have none are not asked again.
local function together(wish)
  local finder = wish.finder
  while finder do
    local row, place = find_together(finder)
    if row then
      return take(finder.sub, row, place, wish.n, finder)
    end
    finder = next_finder(wish)
  end
end

-- Code, list of seats taken; for who cannot sit together.
local function apart(wish)
  local offer, taken, candidates = 0, {}, {}
  local sub = wish.candidate_at(1)
  while sub do
    candidates[#candidates + 1] = sub
    offer = offer + offer_of(sub, wish.kind)
    sub = wish.candidate_at(#candidates + 1)
  end
  if offer == 0 then
    return 'sold-out', ''
  elseif wish.adjacent then
    return 'not-together', ''
  elseif wish.all_or_nothing and offer < wish.n then
    return 'not-enough-seats', ''
  end
  place_party(candidates, math.min(offer, wish.n), wish.kind, taken)
  return '', table.concat(taken, ',')
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
  lost = table.concat(lost, ',')
  if #free == 0 or (lost ~= '' and all_or_nothing == '1') then
    return 'seat-taken', '', lost
  end
  for i, seat in ipairs(free) do
    local sub, place = seat[1], seat[2] % seat[1].width
    taken[i] = take(sub, (seat[2] - place) / sub.width + 1, place, 1)
  end
  return '', table.concat(taken, ','), lost
end

-- What an earlier delivery of this attempt was told, or nil if the attempt is new; then also what the record keeps of
-- the attempts before it.
local function earlier_answer(record, attempt)
  local state, at, code, of, attempts = string.match(record, '^(%a)|(%d+)|([^|]*)|[^|]*|[^|]*|?([^|]*)|?([^|]*)')
  local last = tonumber(string.match(attempts, '^%d+') or 0)
  if attempt < last then
    local old_code, old_at = string.match(attempts, ',' .. attempt .. '=([^@]*)@(%d+)')
    return 'F|' .. (old_at or now_ms) .. '|' .. (old_code or 'sold-out') .. '|||' .. section .. '|' .. attempt .. '|'
  elseif state == 'F' and attempt > last then
    return nil, string.gsub(attempts, '^%d*', '') .. ',' .. string_format('%d', last) .. '=' .. code .. '@' .. at
  elseif state ~= 'F' and of ~= '' and of ~= section then
    return text_of('F', 'sold-out', '', '', attempt) -- it has its seats, in another section
  end
  return record
end

-- The answer to a wish that is not answered yet.
local function answer_to(wish, text, attempt, history)
  local code, taken, lost
  if wish then
    code, taken = apart(wish)
  else
    code, taken, lost = manual(string.match(text, '^M (%d) (.*)$'))
  end
  return text_of(
    code == '' and 'R' or 'F', code, taken, lost or '', attempt > 0 and string_format('%d', attempt) .. history or '')
end

local answers, keys, argv = {}, KEYS, ARGV
for item = 1, items do
  local key, text, answer = keys[3 + first_record + item], argv[first_item + item], nil
  local wish = parsed[text] or string_byte(text) == 66 and parse(text) -- B
  local attempt, history, record = wish and wish.attempt or 0, '', written[key] or stored[first_record + item]
  if record then
    answer, history = earlier_answer(record, attempt)
  end
  if not answer then
    local taken = wish and together(wish)
    if not taken then
      answer = answer_to(wish, text, attempt, history)
    elseif attempt == 0 then
      answer = FOUND_BEGIN .. taken .. FOUND_END
    else
      answer = text_of('R', '', taken, '', string_format('%d', attempt) .. history)
    end
    write_record(key, answer)
  end
  answers[item] = answer
end

count_taken()
commit()
return answers
