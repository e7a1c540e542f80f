import { describe, expect, it } from 'vitest';
import { afterPlaceClick, alonePicks, leftoverOf, picksOf } from './picking';
import { suggestAt } from './suggestions';
import { venueOf } from './testVenue';

const free = '0000000000';

describe('a kept seat', () => {
  const marked = { accessible: [{ row: 1, seat: 10 }], companion: [{ row: 1, seat: 9 }] };
  const venue = venueOf(1, { A: 1 }, marked);
  const leftover = (places: number[]) =>
    leftoverOf(picksOf({ block: venue.block(), places }), venue.blocks, venue.seats, venue.book);
  it('is not left over, and is nobody’s neighbour', () => {
    venue.set('A', '2222000000');
    expect(leftover([6, 7])).toBeNull();
    expect(leftover([6])).toMatchObject({ index: 7 });
    // A party with a wheelchair place sits where it must.
    expect(leftover([7, 8, 9])).toBeNull();
  });
});

it('shows companion seats with the wheelchair places, where one beside them is free', () => {
  const { set, choice, block } = venueOf(
    1, { A: 1 }, {
      accessible: [{ row: 1, seat: 2 }, { row: 1, seat: 8 }], companion: [1, 3, 7].map((seat) => ({ row: 1, seat })),
    });
  set('A', '0000000200');
  expect([...(choice({ accessible: true }).maskOf(block()) ?? [])].join('')).toBe('1110000000');
});

it('suggests companion seats beside the place first, and gives none to others', () => {
  const { set, choice, layout, seats, book } = venueOf(
    1, { A: 1 }, { accessible: [{ row: 1, seat: 8 }], companion: [{ row: 1, seat: 9 }, { row: 1, seat: 7 }] });
  set('A', '2200000000');
  const places = (accessible: boolean, party: number) =>
    suggestAt(1, layout.blocks, choice({ accessible }, party), seats, book, party)?.group.places;
  expect(places(true, 2)).toEqual([6, 7]);
  expect(places(true, 3)).toEqual([6, 7, 8]);
  expect(places(false, 4)).toEqual([2, 3, 4, 5]);
  expect(places(false, 6)).toBeUndefined();
});

it('says of a click on a companion seat alone that it goes with its place', () => {
  const { seats, set, block, blocks } = venueOf(
    1, { A: 1 }, { accessible: [{ row: 1, seat: 5 }], companion: [{ row: 1, seat: 4 }] });
  set('A', free);
  const alone = afterPlaceClick({ section: '', seats: [] }, block(), 3, seats, 1);
  expect(alonePicks(alone, blocks)).toMatchObject([{ places: [3] }]);
  expect(alonePicks(afterPlaceClick(alone, block(), 4, seats, 2), blocks)).toEqual([]);
});
