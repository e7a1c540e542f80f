import { expect, it } from 'vitest';
import { seatText, shortSeatText, type NamedPlace } from './seatText';

const place: NamedPlace = { section: 'A', subsection: 2, row: 1, seat: 7 };
const named: NamedPlace = { ...place, name: { kind: 'seats', block: '樓上左', row: 'AA', seat: '13' } };

it('calls a seat by its labels, and by its numbers where it has none', () => {
  expect(seatText(place)).toBe('Section A, subsection 2, row 1, seat 7');
  expect(seatText(named)).toBe('Section A, 樓上左, row AA, seat 13');
  expect(shortSeatText(named)).toBe('row AA, seat 13');
});

it('calls a table a table, and names no seat of an area', () => {
  expect(seatText({ ...place, name: { kind: 'tables', block: null, row: 'T2', seat: '4' } }))
    .toBe('Section A, subsection 2, table T2, seat 4');
  const area: NamedPlace = { ...place, name: { kind: 'area', block: 'Dance floor', row: null, seat: null } };
  expect(seatText(area)).toBe('Section A, Dance floor, no seat');
  expect(shortSeatText(area)).toBe('a place in Dance floor');
});
