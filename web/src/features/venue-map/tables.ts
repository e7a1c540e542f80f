import { isTables } from '../../shared/plan/placeNames';
import { middleOf, rowsByRank, type Group } from './groups';
import type { Block, Point } from './layout';
import type { LiveSeats } from './liveSeats';
import type { PriceBook } from './priceBook';

/** A table that is sold whole and has nobody at it, as indices of its places. */
type Table = readonly number[];

const gap = 3;

/** The free tables of a block in the plan's order, best first; all places of each have this price (null: any price). */
function freeTables(block: Block, price: number | null, seats: LiveSeats, book: PriceBook): Table[] {
  const digits = seats.of(block.key)?.digits;
  if (digits === undefined || !isTables(block.plan)) return [];
  const level = price === null ? null : book.levels.indexOf(price);
  const perRow = block.plan.seats_per_row;
  return rowsByRank(block.plan).flatMap((row) => {
    const places = Array.from({ length: perRow }, (_, i) => (row - 1) * perRow + i).filter((i) => digits[i] !== gap);
    const fits = places.length > 0
      && places.every((i) => digits[i] === 0 && (level === null || book.levelOf(block, i) === level));
    return fits ? [places] : [];
  });
}

/** The smallest table that seats a party, the best of equals: an order is of one table. Null where none does. */
export function bestTable(
  block: Block, price: number, seats: LiveSeats, book: PriceBook, size: number,
  suits: (places: readonly number[]) => boolean,
): Table | null {
  const enough = freeTables(block, price, seats, book).filter((table) => table.length >= size && suits(table));
  return enough.sort((a, b) => a.length - b.length)[0] ?? null;
}

/** The free table with enough places and of a price that lies nearest to a point of the venue. */
export function nearestTable(
  blocks: readonly Block[], at: Point, price: number, seats: LiveSeats, book: PriceBook, size: number,
): Group | null {
  let best: (Group & { away: number }) | null = null;
  for (const block of blocks) {
    for (const places of freeTables(block, price, seats, book)) {
      const [x, y] = middleOf({ block, places });
      const away = Math.hypot(x - at[0], y - at[1]);
      if (places.length >= size && (best === null || away < best.away)) best = { block, places, away };
    }
  }
  return best === null ? null : { block: best.block, places: best.places };
}
