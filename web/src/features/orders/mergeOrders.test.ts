import { describe, expect, it } from 'vitest';
import type { Order, OrderStatus } from '../../shared/api/types';
import { mergeOrders, seatLines } from './mergeOrders';

const order = (id: string, status: OrderStatus, created = '2026-11-21T08:00:00Z') =>
  ({ order_id: id, status, created_at: created }) as Order;

describe('mergeOrders', () => {
  it('sorts the newest first and takes the newer state', () => {
    const merged = mergeOrders(
      [order('a', 'PROCESSING')],
      [order('a', 'PENDING_PAYMENT'), order('b', 'PROCESSING', '2026-11-21T08:00:01Z')],
    );
    expect(merged.map((o) => [o.order_id, o.status])).toEqual([['b', 'PROCESSING'], ['a', 'PENDING_PAYMENT']]);
  });

  it.each([
    ['PENDING_PAYMENT', 'PROCESSING', 'PENDING_PAYMENT'],
    ['PAID', 'PENDING_PAYMENT', 'PAID'],
    ['PAID', 'CANCELLED', 'CANCELLED'],
    ['CANCELLED', 'PENDING_PAYMENT', 'CANCELLED'],
  ] as const)('%s received as %s becomes %s', (known, received, result) =>
    expect(mergeOrders([order('a', known)], [order('a', received)])[0]?.status).toBe(result));
});

it('groups seats by row', () => {
  const seat = (row: number, n: number) => ({ section: 'A', subsection: 1, row, seat: n });
  expect(seatLines([seat(2, 5), seat(1, 4), seat(2, 3)])).toEqual([
    { section: 'A', subsection: 1, row: 1, seats: [4] },
    { section: 'A', subsection: 1, row: 2, seats: [3, 5] },
  ]);
});
