import { describe, expect, it } from 'vitest';
import type { SeatChange, SeatDigit } from '../../shared/api/streamEvents';
import type { SubsectionSeats } from '../../shared/api/types';
import { countOf, emptySeatMap, pendingLimit, seatMapReducer, type SeatMapAction, type SeatMapState } from './seatMap';

const seats = (seq: number, rows = ['000', '000']): SubsectionSeats => ({
  section: 'A', subsection: 1, seats_per_row: 3, price: 100, currency: 'TWD', seq, rows,
});
const change = (seq: number, available: number, taken: [number, number, SeatDigit][], section = 'A'): SeatChange => ({
  seq,
  subsections: [{ section, subsection: 1, available, reserved: 6 - available, sold: 0, seats: taken }],
});
const snapshot = (seq: number, available = 6): SeatMapAction => ({
  type: 'snapshot',
  snapshot: {
    seq,
    subsections: [{ section: 'A', subsection: 1, total: 6, available, reserved: 6 - available, sold: 0 }],
  },
});
const run = (...actions: SeatMapAction[]): SeatMapState => actions.reduce(seatMapReducer, emptySeatMap('A', 1));
const rowsOf = (state: SeatMapState) => state.grid?.rows.map((row) => row.join(''));

describe('seatMapReducer', () => {
  it('applies changes newer than the seats, and no others', () => {
    const state = run(
      { type: 'seats', seats: seats(10) },
      snapshot(10),
      { type: 'change', change: change(10, 0, [[1, 1, 2]]) },
      { type: 'change', change: change(11, 5, [[1, 2, 1]]) },
      { type: 'change', change: change(12, 4, [[2, 3, 2]]) },
    );
    expect(rowsOf(state)).toEqual(['010', '002']);
    expect(state.grid?.seq).toBe(12);
    expect(state.counts.get(1)?.available).toBe(4);
    expect(state.fetchNumber).toBe(0);
  });

  it('keeps the identity of rows that did not change', () => {
    const before = run({ type: 'seats', seats: seats(1) });
    const after = seatMapReducer(before, { type: 'change', change: change(2, 5, [[2, 1, 1]]) });
    expect(after.grid?.rows[0]).toBe(before.grid?.rows[0]);
    expect(after.grid?.rows[1]).not.toBe(before.grid?.rows[1]);
  });

  it('applies what came while the seats were on their way', () => {
    const state = run(
      snapshot(10),
      { type: 'change', change: change(11, 5, [[1, 1, 1]]) },
      { type: 'change', change: change(13, 4, [[1, 2, 1]]) },
      { type: 'seats', seats: seats(12, ['100', '000']) },
    );
    expect(rowsOf(state)).toEqual(['110', '000']);
    expect(state.fetchNumber).toBe(0);
  });

  it('fetches again when the stream began after the seats', () => {
    expect(run({ type: 'seats', seats: seats(10) }, snapshot(12)).fetchNumber).toBe(1);
    expect(run(snapshot(12), { type: 'seats', seats: seats(10) }).fetchNumber).toBe(1);
  });

  it('follows a server whose numbers began anew', () => {
    const state = run(
      { type: 'seats', seats: seats(900, ['111', '111']) },
      snapshot(2),
      { type: 'seats', seats: seats(2) },
      { type: 'change', change: change(3, 5, [[1, 1, 1]]) },
    );
    expect(state.fetchNumber).toBe(1);
    expect(rowsOf(state)).toEqual(['100', '000']);
  });

  it('fetches again when the counts show that a change was lost', () => {
    const state = run(
      { type: 'seats', seats: seats(10) },
      snapshot(10),
      { type: 'change', change: change(12, 4, [[1, 1, 1]]) },
    );
    expect(state.fetchNumber).toBe(1);
  });

  it('fetches again on reload, and when too much is pending', () => {
    expect(run({ type: 'seats', seats: seats(1) }, { type: 'reload' }).fetchNumber).toBe(1);
    const flood = Array.from({ length: pendingLimit + 1 }, (_, i): SeatMapAction => ({
      type: 'change', change: change(i + 1, 6, []),
    }));
    const state = run(...flood);
    expect(state.fetchNumber).toBe(1);
    expect(state.pending.length).toBe(0);
  });

  it('does not go back to older seats, nor show those of a subsection left behind', () => {
    const state = run({ type: 'seats', seats: seats(10, ['111', '111']) }, { type: 'seats', seats: seats(9) });
    expect(rowsOf(state)).toEqual(['111', '111']);
    const moved = run({ type: 'choose', subsection: 2 }, { type: 'seats', seats: seats(10) });
    expect(moved.grid).toBeNull();
  });

  it('leaves other sections alone and ignores seats outside the plan', () => {
    const state = run(
      { type: 'seats', seats: seats(1) },
      { type: 'change', change: change(2, 0, [[1, 1, 2]], 'B') },
      { type: 'change', change: change(3, 6, [[9, 9, 2]]) },
    );
    expect(state.grid && countOf(state.grid, 0)).toBe(6);
  });
});
