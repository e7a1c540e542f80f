import type { Order, OrderStatus } from '../../shared/api/orderTypes';

/** A booking only moves forward through these. An answer to a request and the stream can arrive in either order. */
const rank: Record<OrderStatus, number> = { PROCESSING: 0, PENDING_PAYMENT: 1, PAID: 2, FAILED: 3, CANCELLED: 3 };

export const newerOrder = (known: Order | undefined, told: Order): Order =>
  known !== undefined && rank[known.status] > rank[told.status] ? known : told;

/** The orders known with those told put in, newest first. */
export function mergeOrders(known: readonly Order[], told: readonly Order[]): Order[] {
  const byId = new Map(known.map((order) => [order.order_id, order]));
  for (const order of told) byId.set(order.order_id, newerOrder(byId.get(order.order_id), order));
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

/** Seats gathered by row, for showing: one line a row. */
export function seatLines(seats: readonly { section: string; subsection: number; row: number; seat: number }[]) {
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
