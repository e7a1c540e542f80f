import type { SeatChange, SeatDigit, SeatSnapshot } from '../../shared/api/streamEvents';
import type { SubsectionCounts, SubsectionPlan, SubsectionSeats } from '../../shared/api/types';

/** The meaning of a seat's digit. */
export const seatStatus = { available: 0, reserved: 1, sold: 2, gap: 3 } as const;

export interface SeatGrid {
  subsection: number;
  /** From row 1, each from seat 1. A change copies only the rows it touches, so that React skips the others. */
  rows: readonly (readonly SeatDigit[])[];
  price: number;
  currency: string;
  /** The sequence number of the newest change that these seats include. */
  seq: number;
}

/** One section: the counts of every subsection, and the seats of the one that is shown. */
export interface SeatMapState {
  section: string;
  counts: ReadonlyMap<number, SubsectionCounts>;
  /** The subsection that is shown; null if none is. */
  wanted: number | null;
  grid: SeatGrid | null;
  /** Changes that came before the seats. Those that are newer than the seats are applied to them. */
  pending: readonly SeatChange[];
  /** Grows when the seats may lack a change, so that an effect fetches them again. */
  fetchNumber: number;
  /** The stream has sent every change since this sequence number; null before its first event. */
  coveredFrom: number | null;
}

export type SeatMapAction =
  | { type: 'choose'; subsection: number | null }
  | { type: 'counts'; subsections: SubsectionCounts[] }
  | { type: 'seats'; seats: SubsectionSeats }
  | { type: 'snapshot'; snapshot: SeatSnapshot }
  | { type: 'change'; change: SeatChange }
  | { type: 'reload' };

/** About 30 s of a rush. With more pending changes than this, fetching again is cheaper than keeping them. */
export const pendingLimit = 500;

export function emptySeatMap(section: string, wanted: number | null): SeatMapState {
  return {
    section, wanted, counts: new Map(), grid: null, pending: [], fetchNumber: 0, coveredFrom: null,
  };
}

export function seatMapReducer(state: SeatMapState, action: SeatMapAction): SeatMapState {
  switch (action.type) {
    case 'choose':
      return action.subsection === state.wanted
        ? state
        : { ...state, wanted: action.subsection, grid: null, pending: [], fetchNumber: state.fetchNumber + 1 };
    case 'counts':
      // The stream's counts are at least as new as those of a fetch that started with it.
      return state.coveredFrom === null ? { ...state, counts: byNumber(action.subsections) } : state;
    case 'seats':
      return withSeats(state, action.seats);
    case 'snapshot':
      return withSnapshot(state, action.snapshot);
    case 'change':
      return withChange(state, action.change);
    case 'reload':
      return { ...state, pending: [], fetchNumber: state.fetchNumber + 1 };
  }
}

/** One array a row: "0120" is [0, 1, 2, 0]. */
export const digitsOf = (seats: SubsectionSeats): SeatDigit[][] =>
  seats.rows.map((row) => Array.from(row, (digit) => Number(digit) as SeatDigit));

function withSeats(state: SeatMapState, seats: SubsectionSeats): SeatMapState {
  if (seats.section !== state.section || seats.subsection !== state.wanted) return state;
  // Two fetches can answer in the wrong order.
  if (state.grid !== null && seats.seq < state.grid.seq) return state;
  let grid: SeatGrid = {
    subsection: seats.subsection,
    rows: digitsOf(seats),
    price: seats.price,
    currency: seats.currency,
    seq: seats.seq,
  };
  for (const change of state.pending) grid = applyTo(grid, state.section, change);
  const stale = state.coveredFrom !== null && seats.seq < state.coveredFrom;
  return { ...state, grid, pending: [], fetchNumber: stale ? state.fetchNumber + 1 : state.fetchNumber };
}

function withSnapshot(state: SeatMapState, snapshot: SeatSnapshot): SeatMapState {
  const mine = snapshot.subsections.filter((counts) => counts.section === state.section);
  // The stream never sends what happened between an older fetch and its start at snapshot.seq. Seats with a larger
  // number come from a server that has lost its count since, so they take the stream's number.
  const stale = state.grid !== null && state.grid.seq !== snapshot.seq;
  return {
    ...state,
    grid: state.grid && { ...state.grid, seq: Math.min(state.grid.seq, snapshot.seq) },
    counts: byNumber(mine),
    coveredFrom: snapshot.seq,
    pending: state.pending.filter((change) => change.seq > snapshot.seq),
    fetchNumber: stale ? state.fetchNumber + 1 : state.fetchNumber,
  };
}

function withChange(state: SeatMapState, change: SeatChange): SeatMapState {
  const mine = change.subsections.filter((sub) => sub.section === state.section);
  if (mine.length === 0) return state;
  const counts = new Map(state.counts);
  for (const { subsection, available, reserved, sold } of mine) {
    counts.set(subsection, { subsection, total: available + reserved + sold, available, reserved, sold });
  }
  const next = { ...state, counts, coveredFrom: state.coveredFrom ?? change.seq };
  if (state.wanted === null || !mine.some((sub) => sub.subsection === state.wanted)) return next;
  if (state.grid === null) {
    return state.pending.length < pendingLimit
      ? { ...next, pending: [...state.pending, change] }
      : { ...next, pending: [], fetchNumber: state.fetchNumber + 1 };
  }
  if (change.seq <= state.grid.seq) return next;
  const grid = applyTo(state.grid, state.section, change);
  const told = counts.get(grid.subsection);
  // Every change carries the counts. If the seats do not add up to them, a change was lost.
  const gap = told !== undefined && countOf(grid, seatStatus.available) !== told.available;
  return { ...next, grid, fetchNumber: gap ? state.fetchNumber + 1 : state.fetchNumber };
}

function applyTo(grid: SeatGrid, section: string, change: SeatChange): SeatGrid {
  if (change.seq <= grid.seq) return grid;
  const rows = [...grid.rows];
  for (const sub of change.subsections) {
    if (sub.section !== section || sub.subsection !== grid.subsection) continue;
    const copied = new Map<number, SeatDigit[]>();
    for (const [row, seat, status] of sub.seats) {
      const before = rows[row - 1];
      if (before === undefined || before[seat - 1] === undefined) continue;
      let digits = copied.get(row);
      if (digits === undefined) {
        digits = [...before];
        copied.set(row, digits);
        rows[row - 1] = digits;
      }
      digits[seat - 1] = status;
    }
  }
  return { ...grid, rows, seq: change.seq };
}

export function countOf(grid: SeatGrid, status: SeatDigit): number {
  let count = 0;
  for (const row of grid.rows) for (const digit of row) if (digit === status) count++;
  return count;
}

const byNumber = (subsections: readonly SubsectionCounts[]) =>
  new Map(subsections.map((counts) => [counts.subsection, counts]));

/** The accessible places of a plan as "row-seat" keys. */
export const accessibleSeats = (plan: SubsectionPlan | undefined): ReadonlySet<string> =>
  new Set(plan?.accessible.map((place) => `${place.row}-${place.seat}`));

/** The companion seats of a plan as "row-seat" keys. */
export const companionSeats = (plan: SubsectionPlan | undefined): ReadonlySet<string> =>
  new Set(plan?.companion?.map((place) => `${place.row}-${place.seat}`));
