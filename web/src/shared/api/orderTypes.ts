/** Orders, what is given back of them, and the waitlist, of docs/api.md. Money is in minor units of `currency`. */

export type OrderStatus = 'PROCESSING' | 'PENDING_PAYMENT' | 'PAID' | 'FAILED' | 'CANCELLED';

export interface SeatRef {
  section: string;
  subsection: number;
  row: number;
  seat: number;
}

/** What was given back of an order; `seats` are no longer its own. */
export interface OrderRefund {
  amount: number;
  fee: number;
  seats: SeatRef[];
  status: 'PENDING' | 'FAILED' | null;
}

export interface RefundQuote {
  order_id: string;
  seats: (SeatRef & { price: number })[];
  amount: number;
  fee: number;
  currency: string;
  until: string | null;
}

/** How far the cancelling of an event has come: orders, and money. */
export interface CancellationProgress {
  event_id: number;
  started_at: string | null;
  finished_at: string | null;
  released: number;
  refunded: number;
  refunds_open: number;
  refunds_refused: number;
  unpaid: number;
  amount_refunded: number;
}

export interface Order {
  order_id: string;
  event_id: number;
  buyer_id: string;
  status: OrderStatus;
  mode: 'best_available' | 'manual';
  section: string;
  subsection: number | null;
  quantity: number;
  seats: (SeatRef & { price: number })[];
  lost_seats: SeatRef[];
  total: number;
  currency: string;
  created_at: string;
  hold_expires_at: string | null;
  paid_at: string | null;
  cancelled_at: string | null;
  reason: string | null;
  refund: OrderRefund | null;
  extended: boolean;
  /** Where the buyer has to go before the payment continues (3-D Secure). */
  next_action: { type: 'redirect'; url: string } | null;
  /** Code of the last payment that failed. */
  payment_error: string | null;
  payment_running: boolean;
  /** A payment that came late asks for the same seats again, as a new order. */
  replaces: string | null;
  replaced_by: string | null;
}

export type NewOrder =
  | {
      event_id: number;
      section: string;
      mode: 'best_available';
      quantity: number;
      subsection?: number;
      all_or_nothing: boolean;
    }
  | {
      event_id: number;
      section: string;
      mode: 'manual';
      seats: { subsection: number; row: number; seat: number }[];
      all_or_nothing: boolean;
    };

export type WaitlistStatus =
  | 'AUTHORISING' | 'WAITING' | 'OFFERED' | 'SERVED' | 'CHARGE_FAILED' | 'LEFT' | 'EXPIRED' | 'DECLINED';

export interface WaitlistEntry {
  entry_id: string;
  event_id: number;
  buyer_id: string;
  status: WaitlistStatus;
  party_size: number;
  sections: string[];
  adjacent: boolean;
  accessible: boolean;
  price_cap: number | null;
  authorised: number;
  currency: string;
  /** From 1, among all who wait; null when it does not wait. */
  position: number | null;
  /** How many of those before it wait for one of its sections. */
  ahead: number | null;
  order_id: string | null;
  reason: string | null;
  joined_at: string;
  updated_at: string;
}

export interface NewWaitlistEntry {
  event_id: number;
  party_size: number;
  /** In order of preference; empty for any. */
  sections: string[];
  adjacent: boolean;
  accessible: boolean;
  price_cap: number | null;
  payment_token: string;
}
