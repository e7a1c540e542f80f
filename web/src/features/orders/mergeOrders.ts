import type { Order, OrderStatus, SeatPlace } from '../../shared/api/types';

/** An order only moves forward. An answer to a request and an event of the stream can arrive in either order. */
const rank: Record<OrderStatus, number> = { PROCESSING: 0, PENDING_PAYMENT: 1, PAID: 2, FAILED: 3, CANCELLED: 3 };

const newerOrder = (known: Order | undefined, received: Order): Order =>
  known !== undefined && rank[known.status] > rank[received.status] ? known : received;

/** The known orders updated by the received ones, newest first. */
export function mergeOrders(known: readonly Order[], received: readonly Order[]): Order[] {
  const byId = new Map(known.map((order) => [order.order_id, order]));
  for (const order of received) byId.set(order.order_id, newerOrder(byId.get(order.order_id), order));
  return [...byId.values()].sort(
    (a, b) => Date.parse(b.created_at) - Date.parse(a.created_at) || b.order_id.localeCompare(a.order_id),
  );
}

export interface SeatLine {
  section: string;
  subsection: number;
  row: number;
  seats: number[];
}

/** Groups seats by row: one line a row. */
export function seatLines(seats: readonly SeatPlace[]): SeatLine[] {
  const lines = new Map<string, SeatLine>();
  const sorted = [...seats].sort((a, b) => a.subsection - b.subsection || a.row - b.row || a.seat - b.seat);
  for (const { section, subsection, row, seat } of sorted) {
    const key = `${section}-${subsection}-${row}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { section, subsection, row, seats: [seat] });
    else line.seats.push(seat);
  }
  return [...lines.values()];
}
