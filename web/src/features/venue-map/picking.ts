import type { SeatDigit } from '../../shared/api/streamEvents';
import { isKept, keptPlacesOf, loneCompanions } from '../../shared/plan/companionSeats';
import { isTables } from '../../shared/plan/placeNames';
import { afterClick, afterTableClick, alongOf } from '../seat-map';
import { leftAlone, nearestGroup, middleOf, type Group, type Open } from './groups';
import { blockKey, hasSeats, type Block } from './layout';
import type { LiveSeats } from './liveSeats';
import { noPicks, type Picks } from './mapDraft';
import { indexOf, placeAt, type PriceBook } from './priceBook';
import { placeKey } from './scene';

/**
 * The picks after a click on a place. The seats of one order are of one section: a click in another begins anew. Nobody
 * is given a wheelchair place that was not clicked; a companion seat comes along with one beside it.
 */
export function afterPlaceClick(
  now: Picks, block: Block, index: number, seats: LiveSeats, partySize: number,
): Picks {
  const known = seats.of(block.key);
  if (known === undefined) return now;
  const clicked = placeAt(block, index);
  const start = (clicked.row - 1) * known.seatsPerRow;
  const digits = Array.from(known.digits.subarray(start, start + known.seatsPerRow), (digit) => digit as SeatDigit);
  const before = now.section === block.section ? now.seats : [];
  const after = isTables(block.plan)
    ? afterTableClick(before, clicked, digits)
    : afterClick(before, clicked, digits, partySize, alongOf(block.plan, [...before, clicked], clicked.row));
  return after.length === 0 ? noPicks : { section: block.section, seats: after };
}

/** The picked companion seats that would have no wheelchair place beside them: nobody can hold such picks. */
export const alonePicks = (picks: Picks, blocks: ReadonlyMap<string, Block>): Group[] =>
  groupsOf(picks, blocks).flatMap(({ block, places }) => {
    const alone = loneCompanions(places, keptPlacesOf(block.plan));
    return alone.length === 0 ? [] : [{ block, places: alone }];
  });

export const picksOf = ({ block, places }: Group): Picks =>
  ({ section: block.section, seats: places.map((index) => placeAt(block, index)) });

/** The picked places as the canvas knows them. */
export function keysOf(picks: Picks, blocks: ReadonlyMap<string, Block>): ReadonlySet<string> {
  return new Set(picks.seats.flatMap((seat) => {
    const block = blocks.get(blockKey(picks.section, seat.subsection));
    return block === undefined ? [] : [placeKey(block.key, indexOf(block, seat))];
  }));
}

/** The picks by block. */
export function groupsOf(picks: Picks, blocks: ReadonlyMap<string, Block>): Group[] {
  const byBlock = new Map<Block, number[]>();
  for (const seat of picks.seats) {
    const block = blocks.get(blockKey(picks.section, seat.subsection));
    if (block !== undefined) byBlock.set(block, [...(byBlock.get(block) ?? []), indexOf(block, seat)]);
  }
  return [...byBlock].map(([block, places]) => ({ block, places }));
}

/**
 * Which places of a block may be offered: free, at this price, and, but to a party with wheelchair places, none that is
 * kept; null while it is not known.
 */
export function openAtPrice(
  block: Block, price: number | null, seats: LiveSeats, book: PriceBook, withKept: boolean,
): Open | null {
  const known = seats.of(block.key);
  if (known === undefined || !hasSeats(block) || isTables(block.plan)) return null;
  const level = price === null ? null : book.levels.indexOf(price);
  const kept = keptPlacesOf(block.plan);
  return (index) => known.digits[index] === 0 && (withKept || !isKept(kept, index))
    && (level === null || book.levelOf(block, index) === level);
}

/** A single seat that the picks leave over, and a group of the same price that leaves none. */
export interface Leftover {
  block: Block;
  index: number;
  instead: Group;
}

/**
 * Null where nothing is left over, or where there is no other choice. A seat that is kept is nobody's neighbour, and a
 * party with one sits where it must.
 */
export function leftoverOf(
  picks: Picks, blocks: ReadonlyMap<string, Block>, seats: LiveSeats, book: PriceBook,
): Leftover | null {
  const [group, ...others] = groupsOf(picks, blocks);
  if (group === undefined || others.length > 0) return null;
  const { block, places } = group;
  const free = openAtPrice(block, null, seats, book, false);
  const kept = keptPlacesOf(block.plan);
  if (free === null || places.some((index) => isKept(kept, index))) return null;
  const [index] = leftAlone(group, free);
  if (index === undefined) return null;
  const price = book.levels[book.levelOf(block, places[0] ?? 0)] ?? null;
  const open = openAtPrice(block, price, seats, book, false);
  const instead = nearestGroup([block], middleOf(group), () => open, places.length);
  return instead === null || leftAlone(instead, free).length > 0 ? null : { block, index, instead };
}
