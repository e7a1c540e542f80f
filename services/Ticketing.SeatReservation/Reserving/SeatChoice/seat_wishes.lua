-- Of reserve_seats: wishes for best available, and the finder that each is met by. Their text: see reserve_seats.
local wishes -- of the call, by text: in a rush many read the same

local forms, forms_kept = {}, 0 -- by text: wishes for best available, parsed
local function new_form(text)
  if string_byte(text) == 67 then -- C
    local n, companions, number, attempt = string_match(text, '^C (%d+) (%d+) (%d+) (%d+)$')
    return {
      n = tonumber(n), companions = tonumber(companions), kind = FREE_ACCESSIBLE, attempt = tonumber(attempt),
      number = number ~= '0' and number,
    }
  end
  local n, all_or_nothing, number, adjacent, accessible, attempt, within =
    string_match(text, '^[BK] (%d+) (%d) (%d+) (%d) (%d) (%d+) ?(%S*)$')
  return {
    n = tonumber(n), all_or_nothing = all_or_nothing == '1', adjacent = adjacent == '1',
    kind = accessible == '1' and FREE_ACCESSIBLE or FREE, attempt = tonumber(attempt),
    number = number ~= '0' and number, companions = nil, within = within ~= '' and within,
  }
end

local function form_of(text)
  local form = forms[text]
  if not form then
    form = new_form(text)
    if forms_kept == MAX_KEPT then
      forms, forms_kept = {}, 0
    end
    forms[text], forms_kept = form, forms_kept + 1
  end
  return form
end

-- The subsections in which a wish may be met, in order.
local function candidate_at(wish, i)
  local number = wish.form.number
  if not number then
    return sub_at(i)
  end
  return i == 1 and sub_of(number) or nil
end

-- The finder of the next subsection that may have room; those with fewer seats than asked for are passed by.
local function next_finder(wish)
  local sub
  repeat
    wish.candidate = wish.candidate + 1
    sub = candidate_at(wish, wish.candidate)
  until not sub or sub.available - sub.named >= wish.n
  wish.finder = sub and finder_of(sub, wish.n, wish.kind)
  return wish.finder
end

-- The wish of a text, nil for a manual one.
local function wish_of(text)
  if string_byte(text) == 77 then -- M
    return nil
  end
  local form = form_of(text)
  local wish = {
    form = form, n = form.n, kind = form.kind, attempt = form.attempt, companions = form.companions, candidate = 0,
    finder = nil, within = form.within,
  }
  wishes[text] = wish
  if not wish.companions and not wish.within then
    next_finder(wish)
  end
  return wish
end

-- The list of the wish's seats side by side, or nil. Subsections that have none are not asked again.
local function together(wish)
  local finder = wish.finder
  while finder do
    local row, view = find_together(finder)
    if row then
      return take(finder.sub, row, view.place, wish.n, finder, view)
    end
    finder = next_finder(wish)
  end
end
