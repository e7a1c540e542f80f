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
  /** Rows from the best on; absent: row 1 first. */
  row_order?: number[];
  /** A seat's number or half-way between two; absent: the middle of each row. */
  best_seat?: number;
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
  row_order?: number[];
  best_seat?: number;
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

/** RFC 9457 with our stable `code`. */
export interface ProblemDetails {
  code?: string;
  title?: string;
  status?: number;
  detail?: string;
  reason?: string;
  errors?: Record<string, string[]>;
}
