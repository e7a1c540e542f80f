import { companionsAloneIn, type KeptPlaces } from '../../shared/plan/companionSeats';
import { gapsOf, kindOf, placeIndex, type Place, type Sub } from './document';

/** What painting makes of a place. */
export type Brush =
  | { kind: 'category'; name: string }
  | { kind: 'accessible' }
  /** Sold only together with a wheelchair place beside it. */
  | { kind: 'companion' }
  /** For sale, without a mark. */
  | { kind: 'open' }
  /** A gap, or a seat that is blocked: the plan has it, and nobody can buy it. */
  | { kind: 'gap' };

/** The block with the places of these indexes painted. `category` is its section's. */
export function paintPlaces(sub: Sub, indexes: ReadonlySet<number>, brush: Brush, category?: string | null): Sub {
  if (brush.kind === 'category') return paintCategory(sub, indexes, brush.name, category ?? null);
  if (kindOf(sub) === 'area') return sub;
  const gaps = gapsOf(sub);
  const accessible = new Set((sub.accessible ?? []).map((place) => placeIndex(sub, place)));
  const companion = new Set((sub.companion ?? []).map((place) => placeIndex(sub, place)));
  const before = companionsAlone(sub);
  for (const index of indexes) {
    if (brush.kind === 'gap') gaps.add(index);
    else gaps.delete(index);
    accessible.delete(index);
    companion.delete(index);
    // Tables that are sold whole have neither: all seats go together.
    if (brush.kind === 'accessible' && kindOf(sub) === 'seats') accessible.add(index);
    if (brush.kind === 'companion' && kindOf(sub) === 'seats') companion.add(index);
  }
  // A wheelchair place that goes takes its companion seats along. Those that wait for one to be painted stay.
  if (brush.kind !== 'companion') {
    const kept = { seatsPerRow: sub.seats_per_row ?? 1, wheelchairs: accessible, companions: companion };
    for (const index of companionsAloneIn(kept)) if (!before.has(index)) companion.delete(index);
  }
  // A block that sells nothing is no block.
  if (gaps.size >= placesIn(sub)) return sub;
  const { unavailable: _, row_lengths: __, accessible: ___, companion: ____, ...rest } = sub;
  return {
    ...rest,
    ...(gaps.size > 0 && { unavailable: placesAt(sub, gaps) }),
    ...(accessible.size > 0 && { accessible: placesAt(sub, accessible) }),
    ...(companion.size > 0 && { companion: placesAt(sub, companion) }),
  };
}

const none: ReadonlySet<number> = new Set();

/** Companion seats that are beside no wheelchair place, as indexes: the server refuses a plan with one. */
export function companionsAlone(sub: Sub): ReadonlySet<number> {
  if (!sub.companion?.length) return none;
  const indexes = (places: readonly Place[] | null | undefined) =>
    new Set((places ?? []).map((place) => placeIndex(sub, place)));
  const kept: KeptPlaces = {
    seatsPerRow: sub.seats_per_row ?? 1, wheelchairs: indexes(sub.accessible), companions: indexes(sub.companion),
  };
  return new Set(companionsAloneIn(kept));
}

const placesIn = (sub: Sub) => (sub.rows ?? 0) * (sub.seats_per_row ?? 0);

export const placeAtIndex = (sub: Sub, index: number): Place => {
  const width = sub.seats_per_row ?? 1;
  return { row: Math.floor(index / width) + 1, seat: (index % width) + 1 };
};

const placesAt = (sub: Sub, indexes: ReadonlySet<number>): Place[] =>
  [...indexes].sort((a, b) => a - b).map((index) => placeAtIndex(sub, index));

/** The category of each place: of the last block that has it, else the subsection's, else the section's. */
export function categoriesOf(sub: Sub, ofSection: string | null): (string | null)[] {
  const width = sub.seats_per_row ?? 0;
  const all = new Array<string | null>(placesIn(sub)).fill(sub.category ?? ofSection);
  for (const { category, from_row, to_row, from_seat, to_seat } of sub.categories ?? []) {
    for (let row = from_row; row <= (to_row ?? from_row); row++) {
      all.fill(category, (row - 1) * width + (from_seat ?? 1) - 1, (row - 1) * width + (to_seat ?? width));
    }
  }
  return all;
}

function paintCategory(sub: Sub, indexes: ReadonlySet<number>, name: string, ofSection: string | null): Sub {
  if (kindOf(sub) === 'area') return { ...sub, category: name };
  const all = categoriesOf(sub, ofSection);
  for (const index of indexes) all[index] = name;
  const base = all.every((category) => category === all[0]) ? (all[0] ?? null) : (sub.category ?? ofSection);
  const { category: _, categories: __, ...rest } = sub;
  const blocks = blocksOf(all, sub.seats_per_row ?? 1, base);
  return {
    ...rest,
    ...(base !== null && (base !== ofSection || sub.category != null) && { category: base }),
    ...(blocks.length > 0 && { categories: blocks }),
  };
}

type Block = NonNullable<Sub['categories']>[number];

/** Runs of equal categories in each row; a run that goes on in the next row is one block with it. */
function blocksOf(all: readonly (string | null)[], width: number, base: string | null): Block[] {
  const done: Required<Block>[] = [];
  let open: Required<Block>[] = [];
  for (let row = 1; row <= all.length / width; row++) {
    const runs = runsOf(all.slice((row - 1) * width, row * width), base);
    open = runs.map(({ category, from, to }) => {
      const above = open.find((block) =>
        block.category === category && block.from_seat === from && block.to_seat === to);
      if (above) {
        above.to_row = row;
        return above;
      }
      const block = { category, from_row: row, to_row: row, from_seat: from, to_seat: to };
      done.push(block);
      return block;
    });
  }
  return done.map(({ category, from_row, to_row, from_seat, to_seat }) => ({
    category, from_row,
    ...(to_row !== from_row && { to_row }),
    ...((from_seat !== 1 || to_seat !== width) && { from_seat, to_seat }),
  }));
}

function runsOf(row: readonly (string | null)[], base: string | null) {
  const runs: { category: string; from: number; to: number }[] = [];
  row.forEach((category, i) => {
    if (category === null || category === base) return;
    const last = runs.at(-1);
    if (last && last.category === category && last.to === i) last.to = i + 1;
    else runs.push({ category, from: i + 1, to: i + 1 });
  });
  return runs;
}

/** Indexes of a rectangle of rows and seats, both counted from 1. */
export function rectangle(sub: Sub, fromRow: number, toRow: number, fromSeat: number, toSeat: number): Set<number> {
  const indexes = new Set<number>();
  for (let row = Math.max(1, fromRow); row <= Math.min(sub.rows ?? 0, toRow); row++) {
    for (let seat = Math.max(1, fromSeat); seat <= Math.min(sub.seats_per_row ?? 0, toSeat); seat++) {
      indexes.add(placeIndex(sub, { row, seat }));
    }
  }
  return indexes;
}
