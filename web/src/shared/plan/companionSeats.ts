import type { SubsectionPlan } from '../api/types';

/** Places of a block that not everybody may have, as indexes of its places. */
export interface KeptPlaces {
  seatsPerRow: number;
  wheelchairs: ReadonlySet<number>;
  /** Companion seats: sold only together with a wheelchair place beside them. */
  companions: ReadonlySet<number>;
}

/** What stands on a companion seat where there is room for a sign and no more. */
export const companionSign = '+1';

type Marked = Pick<SubsectionPlan, 'seats_per_row' | 'accessible' | 'companion'>;

const known = new WeakMap<Marked, KeptPlaces>();

export function keptPlacesOf(plan: Marked): KeptPlaces {
  const found = known.get(plan);
  if (found !== undefined) return found;
  const indexes = (places: readonly { row: number; seat: number }[]) =>
    new Set(places.map(({ row, seat }) => (row - 1) * plan.seats_per_row + seat - 1));
  const kept = {
    seatsPerRow: plan.seats_per_row, wheelchairs: indexes(plan.accessible), companions: indexes(plan.companion ?? []),
  };
  known.set(plan, kept);
  return kept;
}

export const isKept = ({ wheelchairs, companions }: KeptPlaces, index: number) =>
  wheelchairs.has(index) || companions.has(index);

/**
 * The wheelchair places that a companion seat is beside: those that come next in its row, to the left or to the right,
 * with companion seats alone between. The server has the same rule (CompanionSeats.cs).
 */
export function besideOf(index: number, { seatsPerRow, wheelchairs, companions }: KeptPlaces): number[] {
  const first = index - (index % seatsPerRow);
  const isIn = (places: ReadonlySet<number>, i: number) => i >= first && i < first + seatsPerRow && places.has(i);
  return [-1, 1].flatMap((step) => {
    const found: number[] = [];
    let i = index + step;
    while (isIn(companions, i)) i += step;
    for (; isIn(wheelchairs, i); i += step) found.push(i);
    return found;
  });
}

/** The companion seats among these places that have no wheelchair place beside them among them. */
export function loneCompanions(places: Iterable<number>, kept: KeptPlaces): number[] {
  if (kept.companions.size === 0) return [];
  const all = new Set(places);
  return [...all].filter((index) =>
    kept.companions.has(index) && !besideOf(index, kept).some((wheelchair) => all.has(wheelchair)));
}

/** The companion seats of a plan that are beside no wheelchair place at all: the server refuses it. */
export const companionsAloneIn = (kept: KeptPlaces): number[] =>
  loneCompanions([...kept.wheelchairs, ...kept.companions], kept);

/**
 * Whether a place may be picked along with others that were clicked: anybody's seat; of those that are kept, a
 * companion seat beside a wheelchair place among the clicked.
 */
export const goesAlong = (clicked: readonly number[], kept: KeptPlaces) => (index: number): boolean =>
  !isKept(kept, index)
  || (kept.companions.has(index) && besideOf(index, kept).some((wheelchair) => clicked.includes(wheelchair)));
