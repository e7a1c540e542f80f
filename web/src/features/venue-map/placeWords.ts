import type { SubsectionPlan } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { keptPlacesOf } from '../../shared/plan/companionSeats';
import { isTables, rowName, seatName } from '../../shared/plan/placeNames';
import type { Group, Seating } from './groups';
import type { Hit } from './hit';
import { hasSeats, type Block } from './layout';
import type { LiveSeats } from './liveSeats';
import { placeAt, type PriceBook } from './priceBook';
import { placeKey } from './scene';

export const blockName = ({ plan }: Block) => plan.label ?? t.seatMap.subsectionName(plan.number);

/** "row 4, seat 12" or "table 3, seat 1". */
export function placeName(plan: SubsectionPlan | undefined, { row, seat }: { row: number; seat: number }): string {
  const words = plan !== undefined && isTables(plan) ? t.seatNames.tableSeat : t.seatNames.rowSeat;
  return words(rowName(plan, row), seatName(plan, row, seat));
}

/** "row 4, seats 11, 12". */
export function groupName(group: Group): string {
  const byRow = new Map<number, string[]>();
  for (const index of group.places) {
    const { row, seat } = placeAt(group.block, index);
    byRow.set(row, [...(byRow.get(row) ?? []), seatName(group.block.plan, row, seat)]);
  }
  return [...byRow].map(([row, names]) => t.venueMap.rowSeats(rowName(group.block.plan, row), names)).join('; ');
}

/** Why these seats: "row 4, centre, together", or "table 4, whole, 6 seats". */
export const reasonOf = (seating: Seating, { block, places }: Group) => isTables(block.plan)
  ? t.venueMap.reasonTable(rowName(block.plan, seating.row), places.length)
  : t.venueMap.reason(
      rowName(block.plan, seating.row), t.venueMap.where[seating.where], seating.together, seating.rows);

export interface Facts {
  book: PriceBook;
  seats: LiveSeats;
  currency: string;
  picked: ReadonlySet<string>;
  mine: ReadonlySet<string>;
}

/** What the plan says of a place besides its name: that it is for wheelchair users, or goes with such a place. */
export function markOf({ plan }: Block, index: number): 'accessible' | 'companion' | null {
  const { wheelchairs, companions } = keptPlacesOf(plan);
  return wheelchairs.has(index) ? 'accessible' : companions.has(index) ? 'companion' : null;
}

/** "Row A, seat 14, accessible, available, NT$3,000.00". */
export function seatWords(block: Block, index: number, facts: Facts): string {
  const place = placeAt(block, index);
  const key = placeKey(block.key, index);
  const state = facts.mine.has(key)
    ? t.seatMap.seatYours
    : facts.picked.has(key) ? t.seatMap.seatSelected : stateWords(facts.seats.of(block.key)?.digits[index]);
  const mark = markOf(block, index);
  return t.seatMap.seat(
    rowName(block.plan, place.row), seatName(block.plan, place.row, place.seat),
    [...(mark === null ? [] : [t.seatMap.marks[mark]]), ...(state === undefined ? [] : [state])],
    formatMoney(facts.book.priceOf(block.section, place), facts.currency),
  );
}

const stateWords = (digit: number | undefined) =>
  digit === undefined
    ? undefined
    : digit === 0 ? t.seatMap.seatAvailable : digit === 1 ? t.seatMap.seatReserved : t.seatMap.seatSold;

/** "Section A · Subsection 3 · NT$3,000.00 · 120 seats left". */
export function blockWords(block: Block, { book, seats, currency }: Facts): string {
  const left = seats.availableIn(block.key);
  const prices = book.levelsOf(block).present.map((level) => book.levels[level] ?? 0);
  const cheapest = formatMoney(Math.min(...prices), currency);
  return [
    t.events.sectionName(block.section), blockName(block), prices.length > 1 ? t.prices.from(cheapest) : cheapest,
    ...(left === undefined ? [] : [t.common.seatsLeft(left)]), ...(hasSeats(block) ? [] : [t.venueMap.freeChoice]),
  ].join(' · ');
}

export const hitWords = (hit: Hit, facts: Facts) => hit.row === null
  ? blockWords(hit.block, facts)
  : `${hit.block.section} · ${seatWords(hit.block, hit.index, facts)}`;
