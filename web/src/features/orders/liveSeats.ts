import type { Order, SeatPlace } from '../../shared/api/types';

export const seatKey = ({ subsection, row, seat }: Omit<SeatPlace, 'section'>) => `${subsection}-${row}-${seat}`;

/** The seats that an order still has: all that it got, without those that were given back. */
export function liveSeats(order: Order): Order['seats'] {
  const refunded = new Set((order.refund?.seats ?? []).map(seatKey));
  return order.seats.filter((seat) => !refunded.has(seatKey(seat)));
}

/** What an order is worth now: seats and money without what was refunded. Every page reads an order by this. */
export function currentState(order: Order) {
  return {
    seats: liveSeats(order),
    /** What the buyer has paid, or is to pay, in minor units. A fee that a refund kept is still paid. */
    total: order.total - (order.refund?.amount ?? 0),
    refundedSeats: order.refund?.seats.length ?? 0,
    refundedAmount: order.refund?.amount ?? 0,
  };
}
