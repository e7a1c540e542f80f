import { expect, it } from 'vitest';
import type { SubsectionPlan } from '../api/types';
import { rowName, seatName, seatNamesOf } from './placeNames';

/** The contract's types have no null inside a list. */
const none = null as never;

const plan: SubsectionPlan = {
  number: 1, rows: 2, seats_per_row: 5, seats_total: 9, unavailable: [{ row: 1, seat: 2 }], accessible: [],
};

it.each([
  [1, 1, 'left', false, '1,2,3,4,5'],
  [1, 2, 'left', false, '1,3,5,7,9'],
  [2, 2, 'right', false, '10,8,6,4,2'],
  [1, 1, 'right', true, '4,4,3,2,1'],
] as const)('numbers seats from %d in steps of %d from the %s', (start, step, from, skip_gaps, labels) => {
  const named = { ...plan, numbering: { start, step, from, skip_gaps } };
  const name = seatNamesOf(named, 1);
  expect([1, 2, 3, 4, 5].map(name).join(',')).toBe(labels);
});

it('takes labels of a row and of seats before numbers', () => {
  const named: SubsectionPlan = {
    ...plan, row_labels: [none, 'AA'],
    row_numberings: [none, { start: 1, step: 1, from: 'left', skip_gaps: false, labels: ['1a', none] }],
  };
  expect([rowName(named, 1), rowName(named, 2)]).toEqual(['1', 'AA']);
  expect([seatName(named, 2, 1), seatName(named, 2, 2), seatName(named, 1, 4)]).toEqual(['1a', '2', '4']);
});

it('calls places of a plan without labels by their numbers', () => {
  expect([rowName(undefined, 3), seatName(undefined, 3, 4), seatName(plan, 1, 4)]).toEqual(['3', '4', '4']);
});
