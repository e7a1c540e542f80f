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
local function text_of(state, code, taken, lost, attempt)
  return state .. '|' .. now_ms .. '|' .. code .. '|' .. taken .. '|' .. lost .. '|' .. section .. '|' .. attempt .. '|'
end

local parsed = {} -- by text: in a rush many wishes read the same
local function parse(text)
  local wish = parsed[text]
  if not wish then
    local n, all_or_nothing, number, adjacent, accessible, attempt =
      string.match(text, '^B (%d+) (%d) (%d+) (%d) (%d) (%d+)$')
    wish = {
      n = tonumber(n), all_or_nothing = all_or_nothing == '1', adjacent = adjacent == '1',
      kind = accessible == '1' and FREE_ACCESSIBLE or FREE, attempt = tonumber(attempt),
      candidates = number == '0' and subs or { sub_by_number[number] },
    }
    parsed[text] = wish
  end
  return wish
end

-- Code, taken.
local function best_available(wish)
  local taken = {}
  if place_together(wish.candidates, wish.n, wish.kind, taken) then
    return '', taken
  end
  local offer = 0
  for _, sub in ipairs(wish.candidates) do
    offer = offer + offer_of(sub, wish.kind)
  end
  if offer == 0 then
    return 'sold-out', taken
  elseif wish.adjacent then
    return 'not-together', taken
  elseif wish.all_or_nothing and offer < wish.n then
    return 'not-enough-seats', taken
  end
  place_party(wish.candidates, math.min(offer, wish.n), wish.kind, taken)
  return '', taken
end

-- Code, taken, lost.
local function manual(all_or_nothing, list)
  local free, lost, taken = {}, {}, {}
  each_seat(list, function(sub, index, name)
    if status_of(sub, index) == AVAILABLE then
      free[#free + 1] = { sub, index }
    else
      lost[#lost + 1] = name
    end
  end)
  if #free == 0 or (#lost > 0 and all_or_nothing == '1') then
    return 'seat-taken', taken, lost
  end
  for _, seat in ipairs(free) do
    take(seat[1], seat[2], 1, taken)
  end
  return '', taken, lost
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

local answers = {}
for item = 1, items do
  local key, text = KEYS[3 + item], ARGV[first_item + item]
  local best = string_byte(text) == 66 and parse(text) -- B
  local attempt = best and best.attempt or 0
  local answer, history = nil, ''
  if records[key] then
    answer, history = earlier_answer(records[key], attempt)
  end
  if not answer then
    local code, taken, lost
    if best then
      code, taken, lost = best_available(best)
    else
      code, taken, lost = manual(string.match(text, '^M (%d) (.*)$'))
    end
    answer = text_of(
      code == '' and 'R' or 'F', code, table.concat(taken, ','), lost and table.concat(lost, ',') or '',
      attempt > 0 and string_format('%d', attempt) .. history or '')
    records[key] = answer
    write_record(key)
  end
  answers[item] = answer
end

commit()
return answers
