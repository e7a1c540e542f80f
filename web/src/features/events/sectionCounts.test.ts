import { expect, it } from 'vitest';
import { availableIn, fromSnapshot, withChange } from './sectionCounts';

const counts = (section: string, subsection: number, available: number) => ({
  section, subsection, total: 10, available, reserved: 10 - available, sold: 0,
});

it('adds up the subsections of a section and follows changes', () => {
  const start = fromSnapshot({ seq: 1, subsections: [counts('A', 1, 10), counts('A', 2, 5), counts('B', 1, 7)] });
  const changed = withChange(start, { seq: 2, subsections: [{ ...counts('A', 1, 8), seats: [] }] });
  expect([availableIn(start, 'A'), availableIn(changed, 'A'), availableIn(changed, 'B')]).toEqual([15, 13, 7]);
  expect(availableIn(changed, 'C')).toBeUndefined();
  expect(availableIn(null, 'A')).toBeUndefined();
});
