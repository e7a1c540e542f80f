import type { EventDetail, Order, OrderSeat, Queue, User, WaitlistEntry } from '../shared/api/types';

/** Answers as the services give them. A test changes what its story is about. */

export const buyer: User = {
  user_id: '0197a000-0000-7000-8000-000000000001', email: 'ada@example.com', name: 'Ada', role: 'buyer', locale: 'en',
  created_at: '2026-11-01T08:00:00Z', email_verified: true, is_guest: false,
};

export const seller: User = { ...buyer, user_id: '0197a000-0000-7000-8000-000000000002', name: 'Sol', role: 'seller' };

/** One section A with one subsection of two rows of four seats, NT$3,000.00 each. */
export const event: EventDetail = {
  event_id: 7, name: 'Aurora Tour', venue: 'Dome', starts_at: '2027-05-01T11:00:00Z', status: 'ON_SALE',
  currency: 'TWD', price_from: 300_000, price_to: 300_000, seats_total: 8, seller_id: seller.user_id, description: '',
  hold_seconds: 900, max_tickets_per_order: 4, created_at: '2026-11-01T08:00:00Z', time_zone: 'Asia/Taipei',
  refunds: { by_buyer: true, until: null, fee_percent: 10 }, hold_extension_seconds: 0, waitlist: true, edition: 1,
  sections: [
    {
      name: 'A', price: 300_000, seats_total: 8,
      subsections: [
        {
          number: 1, rows: 2, seats_per_row: 4, seats_total: 8, unavailable: [], accessible: [], row_order: null,
          best_seat: null,
        },
      ],
    },
  ],
};

export const seat = (row: number, number: number): OrderSeat => ({
  section: 'A', subsection: 1, row, seat: number, price: 300_000,
});

/** A hold of two seats for a quarter of an hour. */
export function hold(changes: Partial<Order> = {}): Order {
  return {
    order_id: '0197a000-0000-7000-8000-00000000000a', event_id: event.event_id, buyer_id: buyer.user_id,
    status: 'PENDING_PAYMENT', mode: 'best_available', section: 'A', subsection: 1, quantity: 2,
    seats: [seat(1, 1), seat(1, 2)], lost_seats: [], total: 600_000, currency: 'TWD',
    created_at: new Date(Date.now() - 1_000).toISOString(),
    hold_expires_at: new Date(Date.now() + 899_000).toISOString(), paid_at: null, cancelled_at: null, reason: null,
    refund: null, extended: false, next_action: null, payment_error: null, payment_running: false, replaces: null,
    replaced_by: null, live_quantity: 2, live_total: 600_000,
    ...changes,
  };
}

export const paid = (changes: Partial<Order> = {}): Order =>
  hold({ status: 'PAID', paid_at: new Date().toISOString(), hold_expires_at: null, ...changes });

export function waitlistEntry(changes: Partial<WaitlistEntry> = {}): WaitlistEntry {
  return {
    entry_id: '0197a000-0000-7000-8000-00000000000b', event_id: event.event_id, buyer_id: buyer.user_id,
    status: 'WAITING', party_size: 2, sections: [], adjacent: true, accessible: false, companions: 0, price_cap: null,
    authorised: 600_000, currency: 'TWD', position: 3, ahead: 2, order_id: null, reason: null,
    joined_at: '2026-11-29T08:00:00Z', updated_at: '2026-11-29T08:00:00Z',
    ...changes,
  };
}

/** A waiting room whose sale has begun. */
export const queue: Queue = {
  event_id: 7, phase: 'OPEN', opens_at: '2027-05-01T18:00:00Z', sale_starts_at: '2027-05-01T19:00:00Z', entries: 1_000,
  waiting: 900, now_serving: 100, people_per_minute: 60, poll_seconds: 5, drawn: 1_000, commitment: 'a'.repeat(64),
  entries_digest: 'b'.repeat(64), seed: 'c'.repeat(64), listed: 1_000, public_value: null, sold_out: false,
  by_demand: false,
};
