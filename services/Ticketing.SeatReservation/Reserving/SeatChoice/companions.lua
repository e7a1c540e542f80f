-- Of reserve_seats: wheelchair places with seats for companions beside them. The party sits without a gap in one row,
-- in any order of the two kinds (plans put one companion's seat beside each wheelchair place, or some at its sides):
-- subsections in order, the plan's best row first, of its places the one with the most companion seats, then the nearest
-- to the row's best, the lower of two as near. A companion seat is beside a wheelchair place of the party, companion seats
-- alone between, or it is not the party's (docs/adr/0066).

local function are_beside(text)
  for run in string_gmatch(text, '[ac]+') do
    if not string_find(run, FREE_ACCESSIBLE, 1, true) then
      return false
    end
  end
  return true
end

-- The best first place for n, of which so many are accessible, in a row's text; nil if there is none.
local function find_beside(text, n, accessible, ideal)
  local best, distance, most, closed, found, companions = nil, nil, 0, 0, 0, 0
  for past = 1, #text do
    local comes, goes = string_byte(text, past), past > n and string_byte(text, past - n)
    closed = closed + (comes == 49 and 1 or 0) - (goes == 49 and 1 or 0) -- 1
    found = found + (comes == 97 and 1 or 0) - (goes == 97 and 1 or 0) -- a
    companions = companions + (comes == 99 and 1 or 0) - (goes == 99 and 1 or 0) -- c
    if past >= n and closed == 0 and found == accessible
      and (companions == 0 or are_beside(string_sub(text, past - n + 1, past))) then
      local off = math.abs(2 * (past - n) - ideal)
      if not best or companions > most or (companions == most and off < distance) then
        best, distance, most = past - n, off, companions
      end
    end
  end
  return best
end

-- The list of the wish's seats, or nil.
local function beside(wish)
  local n, i, sub = wish.n, 1, candidate_at(wish, 1)
  while sub do
    if sub.accessible and sub.available - sub.named >= n then
      finders_of(sub) -- makes its blocks
      for rank = 1, sub.rows do
        local text = text_of_row(sub, rank)
        if string_find(text, FREE_ACCESSIBLE, 1, true) then
          local place = find_beside(text, n, n - wish.companions, middle_of(sub, rank) - n + 1)
          if place then
            return take(sub, rank, place, n)
          end
        end
      end
    end
    i = i + 1
    sub = candidate_at(wish, i)
  end
end

-- Why there is no such place.
local function not_beside(wish)
  local accessible, others, i, sub = 0, 0, 1, candidate_at(wish, 1)
  while sub do
    accessible = accessible + offer_of(sub, FREE_ACCESSIBLE)
    others = others + offer_of(sub, FREE) + offer_of(sub, FREE_COMPANION)
    i = i + 1
    sub = candidate_at(wish, i)
  end
  if accessible == 0 or others == 0 then
    return 'sold-out'
  end
  return (accessible < wish.n - wish.companions or others < wish.companions) and 'not-enough-seats' or 'not-together'
end
