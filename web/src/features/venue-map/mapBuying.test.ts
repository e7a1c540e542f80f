import { describe, expect, it } from 'vitest';
import type { Pricing } from '../../shared/api/types';
import { hold } from '../../testing/samples';
import { cursorAfter, cursorAt, rowEnd } from './cursor';
import { bestIn, bestTogether, leftAlone, nearestGroup, middleOf, seatingOf } from './groups';
import { lostFromAddress, nearestSeatsPath } from './lostSeats';
import { afterPlaceClick, leftoverOf, picksOf } from './picking';
import { PriceBook } from './priceBook';
import { pricesLeft } from './PriceLegend';
import type { SeatFilter } from './seatFilter';
import { sketchOf } from './seatSketch';
import { pricesToSuggest, suggestAt } from './suggestions';
import { venueOf } from './testVenue';
import { splitLost } from './useLoss';

const free = '0000000000';
const full = '2222222222';
const openIn = (digits: string) => (index: number) => digits[index] === '0';

describe('the best seats of a block', () => {
  it('are the middle of the best row, by the plan’s order of rows and best seat', () => {
    expect(bestTogether(venueOf(3, { A: 1 }).block(), () => true, 2)).toEqual([4, 5]);
    const { block } = venueOf(3, { A: 1 }, { row_order: [3], best_seat: 9.5 });
    expect(bestTogether(block(), () => true, 2)).toEqual([28, 29]);
  });

  it('leave no single seat over, while the next rows have as good ones', () => {
    const open = openIn(`2220002222${free}`);
    expect(bestTogether(venueOf(2, { A: 1 }).block(), open, 2)).toEqual([14, 15]);
    expect(bestTogether(venueOf(2, { A: 1 }).block(), openIn(`2220002222${full}`), 2)).toEqual([4, 5]);
  });

  it('are in parts only where nobody can sit side by side', () => {
    const { block } = venueOf(2, { A: 1 });
    expect(bestIn(block(), openIn(`0022222222${free}`), 4)).toEqual([13, 14, 15, 16]);
    expect(bestIn(block(), openIn('00222222222222222000'), 4)).toEqual([1, 17, 18, 19]);
    expect(bestIn(block(), openIn(`00${full}22222222`), 3)).toBeNull();
    expect(seatingOf({ block: block(), places: [0, 17] })).toMatchObject({ together: false, rows: 2 });
    expect(seatingOf({ block: block(), places: [4, 5] })).toEqual(
      { row: 1, rows: 1, where: 'centre', together: true });
  });
});

describe('a click on a place', () => {
  it('picks the party around it, and no wheelchair place that was not clicked', () => {
    const pick = (index: number, size: number, wheelchairs: number[] = [], companions: number[] = []) => {
      const places = (indexes: number[]) => indexes.map((i) => ({ row: 1, seat: i + 1 }));
      const { seats, set, block } = venueOf(
        1, { A: 1 }, { accessible: places(wheelchairs), companion: places(companions) });
      set('A', free);
      return afterPlaceClick({ section: '', seats: [] }, block(), index, seats, size).seats.map(({ seat }) => seat);
    };
    expect(pick(4, 3)).toEqual([5, 6, 7]);
    expect(pick(4, 3, [6])).toEqual([4, 5, 6]);
    expect(pick(6, 2, [6])).toEqual([7, 8]);
    // With the place come its companion seats first, and with nobody else.
    expect(pick(6, 2, [6], [5])).toEqual([6, 7]);
    expect(pick(4, 3, [6], [5])).toEqual([3, 4, 5]);
  });

  it('in another section begins anew', () => {
    const { seats, set, block } = venueOf(1, { A: 1, B: 1 });
    set('A', free);
    set('B', free);
    const first = afterPlaceClick({ section: '', seats: [] }, block('A'), 0, seats, 1);
    expect(afterPlaceClick(first, block('B'), 1, seats, 2)).toMatchObject({ section: 'B' });
  });
});

describe('a single seat left over', () => {
  it('is told while another choice exists, with that choice', () => {
    const { seats, set, block, blocks, book } = venueOf(2, { A: 1 });
    const leftover = (places: number[]) =>
      leftoverOf(picksOf({ block: block(), places }), blocks, seats, book);
    set('A', free, full);
    expect(leftover([1, 2])).toMatchObject({ index: 0, instead: { places: [0, 1] } });
    expect(leftover([0, 1])).toBeNull();
    set('A', '0002222222', full);
    expect(leftAlone({ block: block(), places: [0, 1] }, openIn('0002222222'))).toEqual([2]);
    expect(leftover([0, 1])).toBeNull();
    // It was alone before.
    expect(leftAlone({ block: block(), places: [2, 3] }, openIn('0200000000'))).toEqual([]);
  });
});

describe('filters', () => {
  it('leave what fits: price, side by side, wheelchair places', () => {
    const { set, choice, block } = venueOf(1, { A: 300, B: 100 }, { accessible: [{ row: 1, seat: 1 }] });
    set('A', '0020002220');
    set('B', free);
    const mask = (filter: Partial<SeatFilter>, party = 2) =>
      [...(choice(filter, party).maskOf(block()) ?? [])].join('');
    expect(mask({ together: true })).toBe('1101110000');
    expect(mask({ together: true }, 3)).toBe('0001110000');
    expect(mask({ together: true }, 10)).toBe('0000000000');
    expect(mask({ accessible: true })).toBe('1000000000');
    expect(mask({ priceTo: 200 })).toBe('0000000000');
    expect(choice({ priceTo: 200 }).wants(block('A'))).toBe(false);
    expect(choice({ priceTo: 200 }).wants(block('B'))).toBe(true);
    expect(choice({ hideTaken: true }).narrows).toBe(false);
  });

  it('follow what is sold meanwhile', () => {
    const { set, choice, block } = venueOf(1, { A: 300 });
    set('A', free);
    const kept = choice({ together: true }, 10);
    expect(kept.maskOf(block())?.includes(1)).toBe(true);
    set('A', '0000000001');
    expect(kept.maskOf(block())?.includes(1)).toBe(false);
  });
});

it('counts what is left by price, also where seats of a block differ', () => {
  const { set, block, layout, seats } = venueOf(2, { A: 300, B: 100 });
  set('A', free, full);
  set('B', free, free);
  const shown = (section: string, category: string | null, price: number) =>
    ({ section, category, early_until: null, first: null, prices: [{ kind: null, price }] });
  const pricing = {
    kinds: [], shown: [shown('A', null, 300), shown('A', 'Best', 500), shown('B', null, 100)],
    seats: [{ section: 'A', subsection: 1, from_row: 1, to_row: 2, from_seat: 1, to_seat: 4, category: 'Best' }],
  } as unknown as Pricing;
  const book = new PriceBook(new Map([['A', 300], ['B', 100]]), pricing);
  expect(book.levels).toEqual([500, 300, 100]);
  expect(book.priceOf('A', { subsection: 1, row: 1, seat: 4 })).toBe(500);
  expect(book.levelOf(block(), 4)).toBe(1);
  expect(pricesLeft(book, layout.blocks, seats).map(({ left }) => left)).toEqual([4, 6, 20]);
});

it('suggests the best seats at up to three prices', () => {
  const { set, choice, layout, seats, book } = venueOf(2, { A: 400, B: 300, C: 200, D: 100 });
  for (const section of 'ABCD') set(section, free, free);
  set('B', full, full);
  expect(pricesToSuggest(book, choice(), layout.blocks, seats, 2)).toEqual([400, 200, 100]);
  expect(pricesToSuggest(book, choice({ priceTo: 250 }), layout.blocks, seats, 2)).toEqual([200, 100]);
  const best = suggestAt(400, layout.blocks, choice(), seats, book, 2);
  expect(best).toMatchObject({ group: { places: [4, 5] }, price: 400 });
  set('A', '0202020202', full);
  expect(suggestAt(400, layout.blocks, choice(), seats, book, 2)?.seating.together).toBe(false);
  expect(suggestAt(400, layout.blocks, choice({ together: true }), seats, book, 2)).toBeNull();
});

it('suggests a wheelchair place with the seat beside it, and gives none to others', () => {
  const { set, choice, layout, seats, book } = venueOf(
    1, { A: 1 }, { accessible: [{ row: 1, seat: 5 }, { row: 1, seat: 6 }] });
  set('A', free);
  expect(suggestAt(1, layout.blocks, choice({ accessible: true }), seats, book, 2)?.group.places).toEqual([3, 4]);
  expect(suggestAt(1, layout.blocks, choice(), seats, book, 2)?.group.places).not.toContain(4);
});

describe('seats that somebody else took', () => {
  it('are told, but not those of the buyer’s own hold; a table goes whole', () => {
    const { set, seats, blocks, block } = venueOf(1, { A: 1 });
    set('A', '0100000000');
    const picks = picksOf({ block: block(), places: [0, 1] });
    expect(splitLost(picks, { blocks, seats }, new Set())).toMatchObject({ left: [{ seat: 1 }], lost: [{ seat: 2 }] });
    expect(splitLost(picks, { blocks, seats }, new Set(['A/1:1']))?.lost).toEqual([]);
    expect(splitLost(picksOf({ block: block(), places: [2] }), { blocks, seats }, new Set())).toBeNull();
    const tables = venueOf(1, { A: 1 }, { kind: 'tables' });
    tables.set('A', '0100000000');
    const table = picksOf({ block: tables.block(), places: [0, 1, 2] });
    expect(splitLost(table, tables, new Set())?.left).toEqual([]);
  });

  it('have the nearest free ones of the same price in their place', () => {
    const { block } = venueOf(4, { A: 1 });
    const open = openIn(`${full}2220022222${free}${full}`);
    const at = middleOf({ block: block(), places: [4, 5] });
    expect(nearestGroup([block()], at, () => open, 2)?.places).toEqual([13, 14]);
    // Three do not fit there.
    expect(nearestGroup([block()], at, () => open, 3)?.places[0]).toBe(23);
    expect(nearestGroup([block()], at, () => null, 2)).toBeNull();
  });

  it('are in the address after an order that did not get them', () => {
    const order = hold({
      status: 'FAILED', section: 'Ring & Rail', quantity: 3,
      lost_seats: [{ section: 'Ring & Rail', subsection: 1, row: 5, seat: 12 }],
    });
    const [path, search] = nearestSeatsPath(order).split('?');
    expect(path).toBe('/event/7/map');
    expect(lostFromAddress(new URLSearchParams(search))).toEqual(
      { section: 'Ring & Rail', seats: [{ subsection: 1, row: 5, seat: 12 }], size: 3 });
    expect(lostFromAddress(new URLSearchParams('section=A&lost=1-x-2'))).toBeNull();
    expect(lostFromAddress(new URLSearchParams('section=A&lost=1-2-3&size=9999'))?.size).toBe(1);
  });
});

describe('the keyboard on the map', () => {
  const { layout, block } = venueOf(3, { A: 1, B: 1 });
  const at = (index: number) => ({ block: block(), index });
  it('moves to the seat beside, in front and behind, and to the ends of the row', () => {
    expect(cursorAfter(layout, at(14), 'ArrowRight')).toEqual(at(15));
    expect(cursorAfter(layout, at(14), 'ArrowLeft')).toEqual(at(13));
    expect(cursorAfter(layout, at(14), 'ArrowUp')).toEqual(at(4));
    expect(cursorAfter(layout, at(14), 'ArrowDown')).toEqual(at(24));
    expect(rowEnd(layout, at(14), 'Home')).toEqual(at(10));
    expect(rowEnd(layout, at(14), 'End')).toEqual(at(19));
  });
  it('goes on into the next block, and stays where nothing follows', () => {
    expect(cursorAfter(layout, at(24), 'ArrowDown').block.section).toBe('B');
    expect(cursorAfter(layout, at(0), 'ArrowLeft')).toEqual(at(0));
    const whole = { block: block(), index: null };
    expect(cursorAfter(layout, whole, 'ArrowDown')).toEqual({ block: block('B'), index: null });
    expect(cursorAt(layout, [0, 0], false)).toEqual(whole);
  });
});

it('sketches the view: straight ahead in the middle, farther and higher behind', () => {
  const { layout, block } = venueOf(20, { A: 1 });
  const stage = layout.stage?.bounds;
  if (stage === undefined) throw new Error('no stage');
  const view = (index: number) => sketchOf({ block: block(), places: [index] }, stage);
  const [front, back, left] = [view(4), view(194), view(0)];
  expect(Math.abs(front?.angle ?? 90)).toBeLessThan(10);
  expect(back?.distanceM).toBeGreaterThan(front?.distanceM ?? Infinity);
  expect(back).toMatchObject({ rowsInFront: 19 });
  expect(back?.heightM).toBeGreaterThan(front?.heightM ?? Infinity);
  // Seen from the left end, the stage is to the right.
  expect(left?.angle).toBeGreaterThan(15);
});
