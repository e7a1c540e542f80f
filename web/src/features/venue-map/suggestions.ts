import { keptPlacesOf, loneCompanions } from '../../shared/plan/companionSeats';
import { isTables } from '../../shared/plan/placeNames';
import { bestIn, bestTogether, seatingOf, type Group, type Open, type Seating } from './groups';
import { hasSeats, type Block } from './layout';
import type { LiveSeats } from './liveSeats';
import { openAtPrice } from './picking';
import type { PriceBook } from './priceBook';
import { wantsPrice, type SeatChoice } from './seatFilter';
import { bestTable } from './tables';

export interface Suggestion {
  group: Group;
  seating: Seating;
  /** Of a seat, for the first kind of buyer. */
  price: number;
}

/** At most so many are shown, each at another price. */
const mostSuggestions = 3;
/** Blocks of one price whose seats are read for a suggestion: the plan's first are its best. */
const blocksRead = 4;

/** Prices to suggest seats at: the dearest, the cheapest and one between, of those that the filter leaves. */
export function pricesToSuggest(
  book: PriceBook, choice: SeatChoice, blocks: readonly Block[], seats: LiveSeats, size: number,
): number[] {
  const offered = book.levels.filter((price, level) => wantsPrice(choice.filter, price)
    && blocksFor(book, choice, blocks, seats, level, size).length > 0);
  const middle = offered[Math.floor(offered.length / 2)];
  return [...new Set([offered[0], middle, offered.at(-1)])].filter((price) => price !== undefined)
    .slice(0, mostSuggestions);
}

/** The blocks that may have seats at a price, in the plan's order; those with enough left first. */
export function blocksFor(
  book: PriceBook, choice: SeatChoice, blocks: readonly Block[], seats: LiveSeats, level: number, size: number,
): Block[] {
  const left = (block: Block) => seats.availableIn(block.key) ?? 0;
  const possible = blocks.filter((block) => hasSeats(block) && left(block) > 0
    && book.has(block, level) && (!choice.filter.accessible || block.plan.accessible.length > 0));
  const [enough, few] = [possible.filter((b) => left(b) >= size), possible.filter((b) => left(b) < size)];
  return [...enough, ...few].slice(0, blocksRead);
}

/**
 * The best seats at a price: side by side in the first block that has them, else in parts, where the filter allows it.
 * With wheelchair places asked for, the group has one, or more where there is no other way, and of a row's groups the
 * one with the most companion seats. Tables that are sold whole are suggested whole.
 */
export function suggestAt(
  price: number, blocks: readonly Block[], choice: SeatChoice, seats: LiveSeats, book: PriceBook, size: number,
): Suggestion | null {
  const { accessible, together } = choice.filter;
  const attempts: ((block: Block, open: Open) => readonly number[] | null)[] = [];
  const wheelchairsOf = ({ plan }: Block, places: readonly number[]) =>
    places.filter((index) => keptPlacesOf(plan).wheelchairs.has(index)).length;
  const suits = ({ plan }: Block, places: readonly number[]) => loneCompanions(places, keptPlacesOf(plan)).length === 0;
  const companionsIn = ({ plan }: Block) => (places: readonly number[]) =>
    places.filter((index) => keptPlacesOf(plan).companions.has(index)).length;
  const atTable = (block: Block) =>
    bestTable(block, price, seats, book, size, (places) => !accessible || wheelchairsOf(block, places) > 0);
  if (accessible) {
    attempts.push(
      (block, open) => bestTogether(
        block, open, size, (places) => wheelchairsOf(block, places) === 1 && suits(block, places), companionsIn(block)),
      (block, open) => bestTogether(
        block, open, size, (places) => wheelchairsOf(block, places) > 0 && suits(block, places), companionsIn(block)),
    );
  } else {
    attempts.push((block, open) => bestTogether(block, open, size));
    if (!together) attempts.push((block, open) => bestIn(block, open, size));
  }
  for (const attempt of attempts) {
    for (const block of blocks) {
      const open = openAtPrice(block, price, seats, book, accessible);
      const places = isTables(block.plan) ? atTable(block) : open === null ? null : attempt(block, open);
      if (places === null) continue;
      const group = { block, places };
      return { group, seating: seatingOf(group), price };
    }
  }
  return null;
}
