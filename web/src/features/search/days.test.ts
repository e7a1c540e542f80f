import { expect, it } from 'vitest';
import { nextDays, weekendOf } from './days';

const at = Date.parse('2026-11-30T20:00:00Z'); // A Monday; in Taipei it is Tuesday.

it('counts days by the clock of the place', () => {
  expect(nextDays(at, 'Asia/Taipei', 3)).toEqual(['2026-12-01', '2026-12-02', '2026-12-03']);
  expect(nextDays(at, 'Europe/London', 2)).toEqual(['2026-11-30', '2026-12-01']);
});

it('counts a day of 25 hours once', () => {
  expect(nextDays(Date.parse('2026-10-24T22:30:00Z'), 'Europe/London', 3)).toEqual([
    '2026-10-24', '2026-10-25', '2026-10-26',
  ]);
});

it('knows the weekend, also on its Sunday', () => {
  expect(weekendOf(nextDays(at, 'Europe/London', 8))).toEqual({ from: '2026-12-05', to: '2026-12-06' });
  expect(weekendOf(nextDays(Date.parse('2026-12-06T12:00:00Z'), 'Europe/London', 8))).toEqual({
    from: '2026-12-06', to: '2026-12-06',
  });
});
