import { expect, it } from 'vitest';
import type { FigureCounts } from '../../shared/api/types';
import { barsOf, shareOf, topOf } from './chart';

const counts = (sold: number): FigureCounts => ({
  held: 0, sold, abandoned: 0, refunded: 0, orders_held: 0, orders_paid: 0, orders_abandoned: 0, paid_amount: 0,
  refunded_amount: 0, fees: 0, revenue: 0, admitted: 0, allotted: 0, moved: 0, service_fees: 0,
});

it('has a bar for each step, also for those in which nothing was sold', () => {
  const points = [{ at: '2026-05-01T10:01:00Z', counts: counts(3) }];
  const bars = barsOf(points, 'minute', '2026-05-01T10:00:00Z', '2026-05-01T10:03:00Z', 'sold');
  expect(bars.map((bar) => bar.value)).toEqual([0, 3, 0]);
});

it('begins days at the venue’s midnight', () => {
  const points = [{ at: '2026-05-01T16:00:00Z', counts: counts(3) }];
  const bars = barsOf(points, 'day', '2026-04-30T12:00:00Z', '2026-05-03T12:00:00Z', 'sold');
  expect(bars.map((bar) => bar.value)).toEqual([0, 0, 3, 0]);
  expect(bars[2]?.at).toBe('2026-05-01T16:00:00.000Z');
});

it('draws up to a round number, and has no share of nothing', () => {
  expect([[0], [3], [17], [100], [4_300]].map(topOf)).toEqual([1, 5, 20, 100, 5_000]);
  expect([shareOf(1, 3), shareOf(1, 0)]).toEqual([33, null]);
});
