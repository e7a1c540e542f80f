-- Of reserve_seats: what is known of the rows of a subsection, and in which row a party finds room. Seats only ever go
-- in a call, so what is found not to be there is not looked for again in it.

-- What finders know of rows, by kind, n, middle and text: the rows of a house fill one like the other. A view is a
-- row's text, the best place in it (nil: there is none), whether that leaves a single seat, and the view after somebody
-- took it. It stays between calls: nothing else decides what it says.
local known_views, views_kept

local function forget_views()
  known_views, views_kept = { [FREE] = {}, [FREE_ACCESSIBLE] = {} }, 0
end
forget_views()

local function view_of_text(finder, text, middle)
  local views = finder.known[middle]
  if not views then
    views = {}
    finder.known[middle] = views
  end
  local view = views[text]
  if not view then
    local place, leaves_single = find_in_text(text, finder.n, finder.kind, middle)
    view = { text = text, place = place, leaves_single = leaves_single, middle = middle, after = nil }
    views[text], views_kept = view, views_kept + 1
  end
  return view
end

-- The view of a row of which the finder knows none.
local function view_in(finder, row)
  local view = view_of_text(finder, text_of_row(finder.sub, row), middle_of(finder.sub, row))
  finder.views[row] = view
  return view
end

-- The view of the row when somebody took the best place.
local function view_after(finder, view)
  local text, place, n = view.text, view.place, finder.n
  view.after = view_of_text(
    finder, string_sub(text, 1, place) .. TAKEN[n] .. string_sub(text, place + n + 1), view.middle)
  return view.after
end

-- As next_row, where the rows have an order of their own: one after the other.
local function next_in_order(finder, rank)
  local sub, n, run, kind = finder.sub, finder.n, finder.run, finder.kind
  local width, block_rows, blocks, row_of = sub.width, sub.block_rows, sub.blocks, sub.shape.row_of
  for rank = rank, sub.rows do
    local before = row_of[rank] - 1
    local number = (before - before % block_rows) / block_rows + 1
    local block = blocks[number] or read_block(sub, number)
    if n == 1 or block[kind] or block[kind] == nil and has_two(block, kind) then
      local begin = before * width - block.first + 1
      local found = string_find(block.text, run, begin, true)
      if found and found + n <= begin + width then
        return rank
      end
    end
  end
end

-- The first row at or after `row` that had n together when its block was read, or nil. Whole blocks are searched at
-- once.
local function next_row(finder, row)
  if finder.sub.shape.row_of then
    return next_in_order(finder, row)
  end
  local sub, n, run, kind = finder.sub, finder.n, finder.run, finder.kind
  local width, blocks = sub.width, sub.blocks
  for number = (row - 1 - (row - 1) % sub.block_rows) / sub.block_rows + 1, sub.last_block do
    local block = blocks[number] or read_block(sub, number)
    if n == 1 or has_two(block, kind) then
      local begin = (row - 1) * width - block.first + 1
      local found = string_find(block.text, run, begin > 1 and begin or 1, true)
      while found do
        local place = (found - 1) % width
        if place + n <= width then
          return (block.first + found - 1 - place) / width + 1
        end
        found = string_find(block.text, run, found + width - place, true) -- it would reach into the next row
      end
    end
  end
end

-- The first row at or after `row` that has n together now, and the finder's view of it; nil if there is none.
local function row_with_room(finder, row)
  while row do
    local view = finder.views[row] or view_in(finder, row)
    if view.place then
      return row, view
    end
    row = next_row(finder, row + 1)
  end
end

-- The first row that has n together, and its view; nil if the subsection has them nowhere, and then never again.
local function first_row(finder)
  local row, view = row_with_room(finder, finder.first)
  finder.first = row
  return row, view
end

-- The next row after `row` that has n together, and its view; nil if there is none.
local function row_after(finder, row)
  local next, view = finder.after[row], nil
  if next == nil then
    next = next_row(finder, row + 1)
  end
  if next then
    next, view = row_with_room(finder, next)
  end
  finder.after[row] = next or false
  return next, view
end

-- True if no two of a kind were side by side in any row when the subsection was read.
local function lacks_two(sub, kind)
  for number = 1, sub.last_block do
    local block = sub.blocks[number]
    if not block or has_two(block, kind) then
      return false
    end
  end
  return true
end

-- What looks for two or more where no two are.
local NO_FINDER = { first = nil, views = {} }

-- A finder looks for n of a kind in a subsection, again and again in a call. It knows the first row with room (nil:
-- there is none), which row with room comes after a row, and views of rows in which nobody else sat down since; base
-- and at: see find_together.
local function finder_of(sub, n, kind)
  local of_kind = finders_of(sub)[kind]
  local finder = of_kind[n] or n > 1 and of_kind.lacks_two and NO_FINDER
  if not finder then
    local known = known_views[kind][n]
    if not known then
      known = {}
      known_views[kind][n] = known
    end
    finder = {
      sub = sub, n = n, kind = kind, run = RUN[kind][n], after = {}, views = {}, known = known,
      first = nil, base = nil, at = 0,
    }
    finder.first = sub.available - sub.named >= n and next_row(finder, 1) or nil
    if n > 1 and not finder.first then
      of_kind.lacks_two = lacks_two(sub, kind)
    end
    of_kind[n], sub.finders[#sub.finders + 1] = finder, finder
  end
  return finder
end
