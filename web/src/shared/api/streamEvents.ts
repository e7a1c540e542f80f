/**
 * What the server-sent events carry. OpenAPI has no words for a stream's events, so these types follow docs/api.md:
 * `/api/seat_reservation/{event_id}/changes` and `/orders/{user_id}/updates`.
 */
import type { Order, SubsectionCounts } from './types';

/** 0 available, 1 reserved, 2 sold, 3 not for sale (a gap). */
export type SeatDigit = 0 | 1 | 2 | 3;

/** Event `snapshot` of the seats' stream: the counts of every subsection. */
export interface SeatSnapshot {
  seq: number;
  subsections: (SubsectionCounts & { section: string })[];
}

export interface SubsectionChange {
  section: string;
  subsection: number;
  available: number;
  reserved: number;
  sold: number;
  /** [row, seat, status] */
  seats: [row: number, seat: number, status: SeatDigit][];
}

/** Event `change` of the seats' stream. */
export interface SeatChange {
  seq: number;
  subsections: SubsectionChange[];
}

/** Event `snapshot` of the orders' stream: the newest 20 orders. Its event `order` carries one `Order`. */
export interface OrdersSnapshot {
  orders: Order[];
}
