import { expect, it } from 'vitest';
import { parseSeats } from './namedSeats';

it.each([
  ['1-5-12, 1-5-13', [{ subsection: 1, row: 5, seat: 12 }, { subsection: 1, row: 5, seat: 13 }]],
  [' 2-1-1\n2-1-2 ', [{ subsection: 2, row: 1, seat: 1 }, { subsection: 2, row: 1, seat: 2 }]],
  ['', []],
  ['1-5', null],
  ['1-5-12 row 5', null],
])('reads %j', (text, seats) => expect(parseSeats(text)).toEqual(seats));
