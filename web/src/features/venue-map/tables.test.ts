import { describe, expect, it } from 'vitest';
import { pricesToSuggest, suggestAt } from './suggestions';
import { nearestTable } from './tables';
import { venueOf } from './testVenue';

describe('tables that are sold whole', () => {
  const tables = () => venueOf(3, { A: 300 }, { kind: 'tables' });

  it('are suggested whole, the smallest that seats the party', () => {
    const { seats, set, book, choice, block } = tables();
    set('A', '0000003333', '0000333333', '0000000033');
    const at = (size: number) => suggestAt(300, [block()], choice({}, size), seats, book, size)?.group.places;
    expect(at(4)).toEqual([10, 11, 12, 13]);
    expect(at(5)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(at(9)).toBeUndefined();
    expect(pricesToSuggest(book, choice({}, 4), [block()], seats, 4)).toEqual([300]);
  });

  it('are not suggested once somebody sits there', () => {
    const { seats, set, book, choice, block } = tables();
    set('A', '0000003333', '0100333333', '2000000033');
    expect(suggestAt(300, [block()], choice({}, 2), seats, book, 2)?.group.places).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('are offered instead of a lost table', () => {
    const { seats, set, book, block } = tables();
    set('A', '2222223333', '0000333333', '0000000033');
    expect(nearestTable([block()], [0, 0], 300, seats, book, 6)?.places).toHaveLength(8);
  });
});
