-- Of reserve_seats: the best available places of some categories. The wish names the places that it may have by
-- subsection, "1:0-249,300-310;2:0-99", as ranges of the bit string in their order; all others are as if taken. Together
-- in one row, else in halves, down to singles, each part in the best row that has room. Wishes for any category never
-- come here.
local within_known, within_kept = {}, 0 -- by text

local function ranges_of(text)
  local ranges = within_known[text]
  if not ranges then
    ranges = {}
    for number, list in string_gmatch(text, '(%d+):([%d,%-]+)') do
      local of_sub = {}
      for first, last in string_gmatch(list, '(%d+)%-(%d+)') do
        of_sub[#of_sub + 1] = { tonumber(first), tonumber(last) }
      end
      ranges[number] = of_sub
    end
    if within_kept == MAX_KEPT then
      within_known, within_kept = {}, 0
    end
    within_known[text], within_kept = ranges, within_kept + 1
  end
  return ranges
end

-- The row's text with all places outside the ranges as if taken.
local function text_within(sub, rank, ranges)
  local text, row_of, width = text_of_row(sub, rank), sub.shape.row_of, sub.width
  local first, parts, at = ((row_of and row_of[rank] or rank) - 1) * width, {}, 0
  for i = 1, #ranges do
    local from, to = math.max(ranges[i][1] - first, at), math.min(ranges[i][2] - first, width - 1)
    if from <= to then
      parts[#parts + 1] = string_rep('1', from - at)
      parts[#parts + 1] = string_sub(text, from + 1, to + 1)
      at = to + 1
    end
  end
  parts[#parts + 1] = string_rep('1', width - at)
  return concat(parts)
end

-- Rank and place for n in a subsection, or nil; a place that leaves a single seat only as best_available does.
local function find_within(sub, n, kind, ranges)
  local run, fallback, fallback_place = RUN[kind][n], nil, nil
  for rank = 1, sub.rows do
    local text = text_within(sub, rank, ranges)
    if string_find(text, run, 1, true) then
      local place, leaves_single = find_in_text(text, n, kind, middle_of(sub, rank))
      if place and not leaves_single then
        return rank, place
      elseif place and not fallback then
        fallback, fallback_place = rank, place
      end
    end
    if fallback and rank >= fallback + ORPHAN_LOOK_AHEAD_ROWS then
      break
    end
  end
  return fallback, fallback_place
end

-- The list of n seats of the wish's categories side by side, or nil.
local function take_within(wish, n)
  local i, sub = 1, candidate_at(wish, 1)
  while sub do
    local ranges = ranges_of(wish.within)[sub.number]
    if ranges and sub.available - sub.named >= n then
      finders_of(sub) -- makes its blocks
      local rank, place = find_within(sub, n, wish.kind, ranges)
      if rank then
        return take(sub, rank, place, n)
      end
    end
    i = i + 1
    sub = candidate_at(wish, i)
  end
end

local function within(wish)
  return take_within(wish, wish.n)
end

local function offer_within(wish)
  local offer, i, sub = 0, 1, candidate_at(wish, 1)
  while sub do
    local ranges = ranges_of(wish.within)[sub.number]
    if ranges then
      finders_of(sub)
      for rank = 1, sub.rows do
        local _, free = string_gsub(text_within(sub, rank, ranges), wish.kind, '')
        offer = offer + free
      end
    end
    i = i + 1
    sub = candidate_at(wish, i)
  end
  return offer
end

-- Code, list of seats taken; for who cannot sit together.
local function apart_within(wish)
  local offer, taken = offer_within(wish), {}
  if offer == 0 then
    return 'sold-out', ''
  elseif wish.form.adjacent then
    return 'not-together', ''
  elseif wish.form.all_or_nothing and offer < wish.n then
    return 'not-enough-seats', ''
  end
  local rest = math.min(offer, wish.n)
  local part = rest
  while rest > 0 do
    part = math.min(part, rest)
    local list = take_within(wish, part)
    if list then
      taken[#taken + 1], rest = list, rest - part
    else
      part = math.ceil(part / 2)
    end
  end
  return '', concat(taken, ',')
end
