import { describe, expect, it } from 'vitest';
import type { Order } from '../../shared/api/types';
import { currentState, liveSeats } from './liveSeats';

const seat = (row: number, number: number) => ({ section: 'A', subsection: 1, row, seat: number, price: 100 });
const order = (refund: Order['refund']) => ({ seats: [seat(1, 1), seat(1, 2)], refund }) as unknown as Order;

describe('liveSeats', () => {
  it('is every seat of an order that was never refunded', () => {
    expect(liveSeats(order(null))).toHaveLength(2);
  });

  it('leaves out what was given back', () => {
    const left = liveSeats(order({ amount: 90, fee: 10, status: null, seats: [seat(1, 1)] }));
    expect(left.map((s) => s.seat)).toEqual([2]);
  });
});

it('takes what was refunded from the total', () => {
  const refund = { amount: 90, fee: 10, status: null, seats: [seat(1, 1)] };
  expect(currentState({ ...order(refund), total: 200 })).toMatchObject({
    total: 110, refundedSeats: 1, refundedAmount: 90,
  });
  expect(currentState({ ...order(null), total: 200 })).toMatchObject({ total: 200, refundedSeats: 0 });
});
