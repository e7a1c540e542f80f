/** The shapes of docs/api.md, word for word (snake_case). Money is in minor units of `currency`; times are RFC 3339 UTC. */

export type Role = 'buyer' | 'seller';

export interface User {
  user_id: string;
  email: string;
  name: string;
  role: Role;
  created_at: string;
}

export interface Session {
  token: string;
  expires_at: string;
  user: User;
}

export type NotificationKind =
  | 'booking_confirmed'
  | 'hold_ending'
  | 'payment_failed'
  | 'refunded'
  | 'event_cancelled'
  | 'waitlist_served'
  | 'waitlist_charge_failed'
  | 'waitlist_expired'
  | 'payment_late'
  | 'refund_refused';

export interface Notification {
  notification_id: string;
  kind: NotificationKind;
  event_id: number;
  event_name: string | null;
  order_id: string | null;
  created_at: string;
  read: boolean;
  detail: {
    amount_minor?: number | null;
    currency?: string | null;
    until?: string | null;
    code?: string | null;
    outcome?: 'retaken' | 'refunded' | 'tickets-stay' | 'owed' | null;
  };
}

export type EventStatus = 'PREPARING' | 'ON_SALE' | 'CLOSED' | 'CANCELLED' | 'ENDED';

export interface EventSummary {
  event_id: number;
  name: string;
  venue: string;
  starts_at: string;
  status: EventStatus;
  currency: string;
  price_from: number;
  price_to: number;
  seats_total: number;
  seller_id: string;
}

export interface Place {
  row: number;
  seat: number;
}

export interface SubsectionPlan {
  number: number;
  rows: number;
  seats_per_row: number;
  seats_total: number;
  unavailable: Place[];
  accessible: Place[];
}

export interface SectionPlan {
  name: string;
  price: number;
  seats_total: number;
  subsections: SubsectionPlan[];
}

/** What buyers may give back after paying. */
export interface RefundPolicy {
  by_buyer: boolean;
  until: string | null;
  fee_percent: number;
}

export interface EventDetail extends EventSummary {
  time_zone: string;
  refunds: RefundPolicy | null;
  hold_extension_seconds: number;
  waitlist: boolean;
  description: string;
  hold_seconds: number;
  max_tickets_per_order: number;
  created_at: string;
  sections: SectionPlan[];
}

export interface NewSubsection {
  number: number;
  rows: number;
  seats_per_row: number;
}

export interface NewEvent {
  name: string;
  description: string;
  venue: string;
  starts_at: string;
  currency: string;
  hold_seconds: number;
  max_tickets_per_order: number;
  time_zone?: string;
  refunds?: RefundPolicy;
  hold_extension_seconds?: number;
  waitlist?: boolean;
  sections: { name: string; price: number; subsections: NewSubsection[] }[];
}

export interface SectionAvailability {
  section: string;
  price: number;
  total: number;
  available: number;
}

export interface SectionsOverview {
  event_id: number;
  currency: string;
  sections: SectionAvailability[];
}

export interface SubsectionCounts {
  subsection: number;
  total: number;
  available: number;
  reserved: number;
  sold: number;
}

export interface SectionDetail {
  section: string;
  price: number;
  subsections: SubsectionCounts[];
}

/** One subsection's seats; a digit a place in `rows`, row 1 first: see `SeatDigit`. */
export interface SubsectionSeats {
  section: string;
  subsection: number;
  seats_per_row: number;
  price: number;
  currency: string;
  seq: number;
  rows: string[];
}

/** 0 available, 1 reserved, 2 sold, 3 not for sale (a gap). */
export type SeatDigit = 0 | 1 | 2 | 3;

export interface ChangesSnapshot {
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
  seats: [number, number, SeatDigit][];
}

export interface SeatChange {
  seq: number;
  subsections: SubsectionChange[];
}

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

/** RFC 9457 with our stable `code`. */
export interface ProblemDetails {
  code?: string;
  title?: string;
  status?: number;
  detail?: string;
  reason?: string;
  errors?: Record<string, string[]>;
}

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
  price_cap: number | null;
  payment_token: string;
}
