import type { MonitoredSeat, SubsectionPlan } from '../../shared/api/types';

/** More places than this are not drawn: people look for a seat in the list then. */
export const maxDrawnPlaces = 6_000;

/** A function that runs at most one call in so many milliseconds, and drops the others. */
export function seldom(intervalMs: number): (run: () => void) => void {
  let last = 0;
  return (run) => {
    const now = Date.now();
    if (now - last < intervalMs) return;
    last = now;
    run();
  };
}

export interface Place {
  row: number;
  seat: number;
  /** Null for a seat that is free. */
  taken: MonitoredSeat | null;
}

const keyOf = (row: number, seat: number) => `${row}-${seat}`;

/** Every seat of a subsection's plan with what is recorded of it; places that are not for sale are left out. */
export function placesOf(plan: SubsectionPlan, taken: readonly MonitoredSeat[]): Place[] {
  const recorded = new Map(taken.map((seat) => [keyOf(seat.row, seat.seat), seat]));
  const gaps = new Set(plan.unavailable.map((gap) => keyOf(gap.row, gap.seat)));
  const places: Place[] = [];
  for (let row = 1; row <= plan.rows; row++) {
    for (let seat = 1; seat <= plan.seats_per_row; seat++) {
      if (!gaps.has(keyOf(row, seat))) places.push({ row, seat, taken: recorded.get(keyOf(row, seat)) ?? null });
    }
  }
  return places;
}
