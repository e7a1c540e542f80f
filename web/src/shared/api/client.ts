import { request } from './http';
import type {
  CancellationProgress,
  NewOrder,
  NewWaitlistEntry,
  Order,
  RefundQuote,
  SeatRef,
  WaitlistEntry,
} from './orderTypes';
import type { SectionDetail, SectionsOverview, SubsectionSeats } from './seatTypes';
import type { EventDetail, EventSummary, NewEvent, Notification, Role, Session, User } from './types';

/** One function an endpoint of docs/api.md. Paths for SSE are built here too, opened by shared/sse. */

const part = (value: string | number) => encodeURIComponent(String(value));

export const users = {
  register: (body: { email: string; password: string; name: string; role: Role }) =>
    request<User>('/users/register', { method: 'POST', body }),
  login: (body: { email: string; password: string }) =>
    request<Session>('/users/login', { method: 'POST', body }),
  refresh: (token: string) => request<Session>('/users/refresh', { method: 'POST', token }),
  logout: (token: string) => request<void>('/users/logout', { method: 'POST', token }),
};

export const events = {
  list: (query: { after?: string; limit?: number }, signal?: AbortSignal) =>
    request<{ events: EventSummary[]; next: string | null }>(`/events${queryString(query)}`, { signal }),
  mine: (token: string, after: string | undefined, signal?: AbortSignal) =>
    request<{ events: EventSummary[]; next: string | null }>(
      `/events${queryString({ seller: 'me', after })}`,
      { token, signal },
    ),
  get: (eventId: number, signal?: AbortSignal) =>
    request<EventDetail>(`/events/${part(eventId)}`, { signal }),
  create: (token: string, body: NewEvent, idempotencyKey: string) =>
    request<EventDetail>('/events', { method: 'POST', token, body, idempotencyKey }),
  close: (token: string, eventId: number) =>
    request<EventDetail>(`/events/${part(eventId)}/close`, { method: 'POST', token }),
  reopen: (token: string, eventId: number) =>
    request<EventDetail>(`/events/${part(eventId)}/reopen`, { method: 'POST', token }),
  cancel: (token: string, eventId: number) =>
    request<EventDetail>(`/events/${part(eventId)}/cancel`, { method: 'POST', token }),
  cancellation: (token: string, eventId: number, signal?: AbortSignal) =>
    request<CancellationProgress>(`/events/${part(eventId)}/cancellation`, { token, signal }),
  orders: (token: string, eventId: number, after: string | undefined, signal?: AbortSignal) =>
    request<{ orders: Order[]; next: string | null }>(
      `/events/${part(eventId)}/orders${queryString({ after })}`, { token, signal },
    ),
  refund: (token: string, eventId: number, orderId: string, given?: readonly SeatRef[]) =>
    request<Order>(`/events/${part(eventId)}/orders/${part(orderId)}/refund`, {
      method: 'POST', token, ...seatsBody(given),
    }),
};

const seatRoot = (eventId: number) => `/api/seat_reservation/${part(eventId)}`;

export const seats = {
  sections: (eventId: number, signal?: AbortSignal) =>
    request<SectionsOverview>(`${seatRoot(eventId)}/sections`, { signal, revalidate: true }),
  section: (eventId: number, section: string, signal?: AbortSignal) =>
    request<SectionDetail>(`${seatRoot(eventId)}/sections/${part(section)}`, { signal, revalidate: true }),
  subsection: (eventId: number, section: string, subsection: number, signal?: AbortSignal) =>
    request<SubsectionSeats>(
      `${seatRoot(eventId)}/tickets/section/${part(section)}/subsection/${part(subsection)}/seats`,
      { signal, revalidate: true },
    ),
  changesPath: (eventId: number, section?: string) =>
    `${seatRoot(eventId)}/changes${queryString({ section })}`,
};

export const orders = {
  create: (token: string, body: NewOrder, idempotencyKey: string) =>
    request<Order>('/orders/create', { method: 'POST', token, body, idempotencyKey }),
  confirm: (token: string, orderId: string, paymentToken: string) =>
    request<Order>(`/orders/${part(orderId)}/confirm`, {
      method: 'POST',
      token,
      body: { payment_token: paymentToken },
    }),
  cancel: (token: string, orderId: string, given?: readonly SeatRef[]) =>
    request<Order>(`/orders/${part(orderId)}/cancel`, { method: 'POST', token, ...seatsBody(given) }),
  extend: (token: string, orderId: string) =>
    request<Order>(`/orders/${part(orderId)}/extend`, { method: 'POST', token }),
  refundQuote: (token: string, order: Order, given: readonly SeatRef[], signal?: AbortSignal) =>
    request<RefundQuote>(
      `/orders/${part(order.buyer_id)}/${part(order.order_id)}/refund-quote${queryString({
        seats: given.map((s) => `${s.subsection}-${s.row}-${s.seat}`).join(','),
      })}`,
      { token, signal },
    ),
  get: (token: string, userId: string, orderId: string, signal?: AbortSignal) =>
    request<Order>(`/orders/${part(userId)}/${part(orderId)}`, { token, signal }),
  list: (token: string, userId: string, after: string | undefined, signal?: AbortSignal) =>
    request<{ orders: Order[]; next: string | null }>(
      `/orders/${part(userId)}${queryString({ after })}`,
      { token, signal },
    ),
  updatesPath: (userId: string) => `/orders/${part(userId)}/updates`,
};

export const notifications = {
  list: (token: string, userId: string, limit: number) =>
    request<{ notifications: Notification[]; unread: number; next: number | null }>(
      `/orders/${part(userId)}/notifications${queryString({ limit })}`,
      { token },
    ),
  socketPath: (userId: string) => `/orders/${part(userId)}/notifications/ws`,
};

export const waitlist = {
  join: (token: string, body: NewWaitlistEntry, idempotencyKey: string) =>
    request<WaitlistEntry>('/waitlist', { method: 'POST', token, body, idempotencyKey }),
  mine: (token: string, userId: string, signal?: AbortSignal) =>
    request<{ entries: WaitlistEntry[] }>(`/waitlist/${part(userId)}`, { token, signal }),
  leave: (token: string, entryId: string) =>
    request<WaitlistEntry>(`/waitlist/entries/${part(entryId)}`, { method: 'DELETE', token }),
};

/** Some seats of an order; none named means all of them. */
function seatsBody(given: readonly SeatRef[] | undefined) {
  return given && { body: { seats: given.map(({ subsection, row, seat }) => ({ subsection, row, seat })) } };
}

function queryString(query: Record<string, string | number | undefined>): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`],
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** 32 hex digits. `crypto.randomUUID` is missing on plain-http pages of other hosts; this is not. */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
}
