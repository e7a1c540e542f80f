import { describe, expect, it } from 'vitest';
import type { SeatChange, SeatDigit } from '../../shared/api/streamEvents';
import { afterClick, aloneIn, alongOf, lostInRows, lostTo, type PickedSeat } from './selection';

const digits = (row: string) => Array.from(row, (d) => Number(d) as SeatDigit);
const seat = (n: number, row = 1, subsection = 1): PickedSeat => ({ subsection, row, seat: n });
const click = (picked: readonly PickedSeat[], n: number, row: string, party: number) =>
  afterClick(picked, seat(n), digits(row), party).map((s) => s.seat);

describe('afterClick', () => {
  it('picks the whole party with one click', () => expect(click([], 3, '0000000', 3)).toEqual([3, 4, 5]));
  it('leaves no single seat over where it can', () => {
    expect(click([], 2, '000000', 3)).toEqual([1, 2, 3]);
    expect(click([], 3, '000000', 3)).toEqual([1, 2, 3]);
    expect(click([], 2, '0000', 3)).toEqual([2, 3, 4]);
  });
  it('takes no seat along that has to be clicked itself', () =>
    expect(afterClick(
      [], seat(2), digits('00000'), 3, { takes: (n) => n !== 1 && n !== 2, prefers: () => false }).map((s) => s.seat))
      .toEqual([2, 3, 4]));
  it('shifts left at the end of a row', () => expect(click([], 6, '000000', 3)).toEqual([4, 5, 6]));
  it('stays between taken seats', () => expect(click([], 3, '010020', 4)).toEqual([3, 4]));
  it('fills up with the next click', () => expect(click([seat(1)], 3, '010000', 3)).toEqual([1, 3, 4]));
  it('starts afresh once the party is complete', () =>
    expect(click([seat(1), seat(2)], 5, '000000', 2)).toEqual([5, 6]));
  it('lets a picked seat go', () => expect(click([seat(1), seat(2)], 2, '000', 2)).toEqual([1]));
  it('picks no taken seat and no gap', () => {
    expect(click([], 1, '100', 2)).toEqual([]);
    expect(click([], 1, '300', 2)).toEqual([]);
  });
});

describe('a wheelchair place and its companion seats', () => {
  const plan = {
    number: 1, rows: 1, seats_per_row: 8, seats_total: 8, unavailable: [], accessible: [{ row: 1, seat: 3 }],
    companion: [{ row: 1, seat: 2 }],
  };
  const pick = (n: number, party: number, picked: PickedSeat[] = []) =>
    afterClick(picked, seat(n), digits('00000000'), party, alongOf(plan, [...picked, seat(n)], 1)).map((s) => s.seat);
  it('are picked together by a click on the place, before other seats', () => {
    expect(pick(3, 2)).toEqual([2, 3]);
    expect(pick(3, 3)).toEqual([1, 2, 3]);
  });
  it('are not taken along by anybody else', () => {
    expect(pick(4, 2)).toEqual([4, 5]);
    expect(pick(1, 2)).toEqual([1]);
  });
  it('leave no companion seat alone', () => {
    expect(aloneIn(plan, [seat(2), seat(1)])).toEqual([seat(2)]);
    expect(aloneIn(plan, [seat(2), seat(3)])).toEqual([]);
    expect(aloneIn(plan, [seat(2, 1, 2)])).toEqual([]);
  });
});

describe('seats lost to somebody else', () => {
  const change = (status: SeatDigit): SeatChange => ({
    seq: 1,
    subsections: [{ section: 'A', subsection: 1, available: 0, reserved: 0, sold: 0, seats: [[1, 2, status]] }],
  });
  it('are found in a change', () => {
    expect(lostTo([seat(1), seat(2)], 'A', change(1))).toEqual([seat(2)]);
    expect(lostTo([seat(2)], 'A', change(0))).toEqual([]);
    expect(lostTo([seat(2)], 'B', change(1))).toEqual([]);
    expect(lostTo([seat(2, 1, 2)], 'A', change(1))).toEqual([]);
  });
  it('are found in fetched seats', () =>
    expect(lostInRows([seat(1), seat(2), seat(1, 1, 2)], 1, [digits('02')])).toEqual([seat(2)]));
});
