import type { Order, SeatPlace } from '../../shared/api/types';

export const seatKey = ({ subsection, row, seat }: Omit<SeatPlace, 'section'>) => `${subsection}-${row}-${seat}`;

/** The seats that an order still has: all that it got, without those that were given back. */
export function liveSeats(order: Order): Order['seats'] {
  const refunded = new Set((order.refund?.seats ?? []).map(seatKey));
  return order.seats.filter((seat) => !refunded.has(seatKey(seat)));
}
