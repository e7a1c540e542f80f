import { expect, it } from 'vitest';
import { besideOf, goesAlong, keptPlacesOf, loneCompanions } from './companionSeats';

/** One row: w a wheelchair place, c a companion seat. */
const row = (text: string, rows = 1) => {
  const places = (mark: string) =>
    [...text].flatMap((char, i) => (char === mark ? [{ row: 1 + Math.floor(i / (text.length / rows)),
      seat: 1 + (i % (text.length / rows)) }] : []));
  return keptPlacesOf({ seats_per_row: text.length / rows, accessible: places('w'), companion: places('c') });
};

it.each([
  ['wc..', []], ['.cwc.', []], ['wcc.', []], ['ccww', []], ['w.c.', [2]], ['c.wc', [0]], ['....c', [4]],
])('finds companion seats of %s that are beside no wheelchair place', (text, alone) => {
  expect(loneCompanions(text.split('').keys(), row(text))).toEqual(alone);
});

it('asks for a wheelchair place that the seat is beside, of the same row', () => {
  expect(besideOf(1, row('wcwcwc'))).toEqual([0, 2]);
  expect(loneCompanions([0, 1, 3], row('wcwcwc'))).toEqual([3]);
  expect(besideOf(1, row('wcw.', 2))).toEqual([0]);
  expect(loneCompanions([1, 2], row('wcw.', 2))).toEqual([1]);
});

it('takes a companion seat along with a wheelchair place beside it alone', () => {
  const kept = row('.wc.cw');
  expect([0, 1, 2, 3, 4, 5].filter(goesAlong([1], kept))).toEqual([0, 2, 3]);
  expect([0, 1, 2, 3, 4, 5].filter(goesAlong([0], kept))).toEqual([0, 3]);
});
