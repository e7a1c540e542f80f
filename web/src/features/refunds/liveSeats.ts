import type { Order, SeatRef } from '../../shared/api/orderTypes';

export const seatKey = (seat: SeatRef) => `${seat.subsection}-${seat.row}-${seat.seat}`;

/** The seats an order still has: those it got but those it gave back. */
export function liveSeats(order: Order): Order['seats'] {
  const back = new Set((order.refund?.seats ?? []).map(seatKey));
  return order.seats.filter((seat) => !back.has(seatKey(seat)));
}
