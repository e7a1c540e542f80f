import type { Order } from '../../shared/api/types';

/** Where the seats of an order that holds none any more are chosen anew. */
export function chooseAgainPath(order: Order): string {
  const subsection = order.subsection ?? order.seats[0]?.subsection ?? order.lost_seats[0]?.subsection;
  const query = subsection === undefined ? '' : `?subsection=${subsection}`;
  return `/event/${order.event_id}/section/${encodeURIComponent(order.section)}${query}`;
}
