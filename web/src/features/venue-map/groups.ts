import type { SubsectionPlan } from '../../shared/api/types';
import type { Block, Point } from './layout';

/** Places of one block for a party, as indices of its places. */
export interface Group {
  block: Block;
  places: readonly number[];
}

/** Whether a place may be taken. */
export type Open = (index: number) => boolean;

/** A single seat left over is avoided within so many further rows (docs/adr/0027): nobody sits much worse for it. */
const rowsToAvoidLeftover = 3;
/** How much farther, in seats, somebody sits rather than leave a single seat over. */
const seatsToAvoidLeftover = 2;

/** Rows from the best on, counted from 1. */
export function rowsByRank({ rows, row_order: order }: Pick<SubsectionPlan, 'rows' | 'row_order'>): number[] {
  const named = (order ?? []).filter((row) => row >= 1 && row <= rows);
  const others = Array.from({ length: rows }, (_, i) => i + 1).filter((row) => !named.includes(row));
  return [...named, ...others];
}

/** The best place of a row, from 1: what the plan says, else half-way between the row's ends. */
export function bestSeatOf(
  plan: Pick<SubsectionPlan, 'best_seat' | 'seats_per_row' | 'unavailable'>, row: number,
): number {
  if (plan.best_seat != null) return plan.best_seat;
  const gaps = new Set(plan.unavailable.filter((gap) => gap.row === row).map((gap) => gap.seat));
  const seats = Array.from({ length: plan.seats_per_row }, (_, i) => i + 1).filter((seat) => !gaps.has(seat));
  return ((seats[0] ?? 1) + (seats.at(-1) ?? 1)) / 2;
}

interface Window {
  /** Index of its first place. */
  from: number;
  /** Single places that are left over beside it. */
  leftover: number;
}

/** Every run of so many open places side by side in a row. */
function windowsIn({ plan }: Block, row: number, open: Open, size: number): Window[] {
  const start = (row - 1) * plan.seats_per_row;
  const end = start + plan.seats_per_row;
  const free = (i: number) => i >= start && i < end && open(i);
  const windows: Window[] = [];
  let run = 0;
  for (let i = start; i < end; i++) {
    run = open(i) ? run + 1 : 0;
    if (run < size) continue;
    const from = i - size + 1;
    const alone = (near: number, far: number) => Number(free(near) && !free(far));
    windows.push({ from, leftover: alone(from - 1, from - 2) + alone(i + 1, i + 2) });
  }
  return windows;
}

const range = (from: number, size: number) => Array.from({ length: size }, (_, i) => from + i);

/**
 * The best places side by side, as the engine chooses them: by rank of the row, then those of most worth, then nearest
 * to its best place.
 */
export function bestTogether(
  block: Block, open: Open, size: number, suits: (places: readonly number[]) => boolean = () => true,
  worth: (places: readonly number[]) => number = () => 0,
): number[] | null {
  const { plan } = block;
  let second: { places: number[]; rank: number } | null = null;
  for (const [rank, row] of rowsByRank(plan).entries()) {
    if (second !== null && rank > second.rank + rowsToAvoidLeftover) break;
    const middle = (row - 1) * plan.seats_per_row + bestSeatOf(plan, row) - 1;
    const away = ({ from }: Window) => Math.abs(from + (size - 1) / 2 - middle);
    const windows = windowsIn(block, row, open, size).filter(({ from }) => suits(range(from, size)))
      .map((window) => ({ ...window, worth: worth(range(window.from, size)) }))
      .sort((a, b) => b.worth - a.worth || a.leftover - b.leftover || away(a) - away(b));
    const [best] = windows;
    if (best === undefined) continue;
    if (best.leftover === 0) return range(best.from, size);
    second ??= { places: range(best.from, size), rank };
  }
  return second?.places ?? null;
}

/** The best places of a block for a party: side by side if possible, else in parts as large as there are. */
export function bestIn(
  block: Block, open: Open, size: number, suits?: (places: readonly number[]) => boolean,
): number[] | null {
  const whole = bestTogether(block, open, size, suits);
  if (whole !== null) return whole;
  for (let part = size - 1; part >= 1; part--) {
    const first = bestTogether(block, open, part, suits);
    if (first === null) continue;
    const rest = bestIn(block, (i) => open(i) && !first.includes(i), size - part);
    return rest === null ? null : [...first, ...rest].sort((a, b) => a - b);
  }
  return null;
}

/** The open group that lies nearest to a point of the venue, in any of these blocks. */
export function nearestGroup(
  blocks: readonly Block[], at: Point, openIn: (block: Block) => Open | null, size: number,
  suits: (group: Group) => boolean = () => true,
): Group | null {
  let best: (Group & { away: number }) | null = null;
  for (const block of blocks) {
    const open = openIn(block);
    if (open === null) continue;
    for (let row = 1; row <= block.plan.rows; row++) {
      for (const { from, leftover } of windowsIn(block, row, open, size)) {
        if (!suits({ block, places: range(from, size) })) continue;
        const [x, y] = middleOf({ block, places: [from, from + size - 1] });
        const away = Math.hypot(x - at[0], y - at[1]) + leftover * seatsToAvoidLeftover * block.seatSpacing;
        if (best === null || away < best.away) best = { block, places: range(from, size), away };
      }
    }
  }
  return best === null ? null : { block: best.block, places: best.places };
}

/** The middle of a group in the venue; of its block where its places are not known. */
export function middleOf({ block, places }: Group): Point {
  const points = places.map((i) => [block.places?.[2 * i] ?? NaN, block.places?.[2 * i + 1] ?? NaN] as const)
    .filter(([x]) => Number.isFinite(x));
  const { left, top, right, bottom } = block.bounds;
  if (points.length === 0) return [(left + right) / 2, (top + bottom) / 2];
  return [0, 1].map((axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / points.length) as
    unknown as Point;
}

/** The free places that a pick of one row leaves single, and that had a free neighbour before. */
export function leftAlone({ block: { plan }, places }: Group, free: Open): number[] {
  const perRow = plan.seats_per_row;
  const picked = new Set(places);
  const sameRow = (a: number, b: number) => Math.floor(a / perRow) === Math.floor(b / perRow);
  const isFree = (i: number, from: number) => i >= 0 && sameRow(i, from) && free(i) && !picked.has(i);
  const beside = places.flatMap((i) => [i - 1, i + 1].filter((near) => isFree(near, i)));
  return [...new Set(beside)].filter((i) => !isFree(i - 1, i) && !isFree(i + 1, i));
}

/** How a group sits, for the reason that a person is given. */
export interface Seating {
  row: number;
  /** Rows of the group. */
  rows: number;
  where: 'centre' | 'near-centre' | 'side';
  together: boolean;
}

/** Shares of half a row within which somebody sits in the centre, and near it. */
const centreShare = 0.34;
const nearCentreShare = 0.67;

export function seatingOf({ block: { plan }, places }: Group): Seating {
  const rowOf = (i: number) => Math.floor(i / plan.seats_per_row) + 1;
  const row = rowOf(places[0] ?? 0);
  const ofRow = places.filter((i) => rowOf(i) === row);
  const middle = ofRow.reduce((sum, i) => sum + (i % plan.seats_per_row) + 1, 0) / Math.max(1, ofRow.length);
  const share = Math.abs(middle - bestSeatOf(plan, row)) / Math.max(1, plan.seats_per_row / 2);
  const together = places.every((place, i) =>
    i === 0 || (place === (places[i - 1] ?? NaN) + 1 && rowOf(place) === row));
  return {
    row, rows: new Set(places.map(rowOf)).size, together,
    where: share <= centreShare ? 'centre' : share <= nearCentreShare ? 'near-centre' : 'side',
  };
}
