import type { Notification } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatDateTime, formatMoney } from '../../shared/i18n/format';

/** A message of the socket. */
export type SocketFrame =
  | { type: 'unread'; notifications: Notification[]; unread: number }
  | { type: 'notification'; notification: Notification }
  | { type: 'read'; unread: number };

export interface Inbox {
  /** Newest first. */
  notifications: Notification[];
  unread: number;
}

export const emptyInbox: Inbox = { notifications: [], unread: 0 };

/** Enough for the list below the bell. It bounds what a page that stays open for days keeps. */
const keepMax = 100;

/** The inbox after a message. A notification that comes twice is listed once. */
export function withFrame(inbox: Inbox, frame: SocketFrame): Inbox {
  switch (frame.type) {
    case 'unread':
      return withRecent(inbox, frame);
    case 'notification': {
      const known = inbox.notifications.some((n) => n.notification_id === frame.notification.notification_id);
      return known
        ? inbox
        : { notifications: merge([frame.notification], inbox.notifications), unread: inbox.unread + 1 };
    }
    case 'read':
      return { ...inbox, unread: frame.unread };
  }
}

/** The inbox after a fetch: what was fetched replaces what was known. */
export const withRecent = (inbox: Inbox, recent: Inbox): Inbox => ({
  notifications: merge(recent.notifications, inbox.notifications),
  unread: recent.unread,
});

/** The inbox with these marked as read here; the server sends the new count. */
export function withRead(inbox: Inbox, ids: ReadonlySet<string>): Inbox {
  return {
    ...inbox,
    notifications: inbox.notifications.map((n) => (ids.has(n.notification_id) ? { ...n, read: true } : n)),
  };
}

function merge(newer: Notification[], older: Notification[]): Notification[] {
  const ids = new Set(newer.map((n) => n.notification_id));
  return [...newer, ...older.filter((n) => !ids.has(n.notification_id))]
    .sort((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at))
    .slice(0, keepMax);
}

/** What a notification says, in one sentence. */
export function notificationText(n: Notification): string {
  const { amount_minor: amount, currency, until, code, outcome } = n.detail;
  return t.notifications.kinds[n.kind]({
    event: n.event_name ?? '',
    amount: amount != null && currency ? formatMoney(amount, currency) : '',
    until: until ? formatDateTime(until) : '',
    code: code ?? '',
    retaken: outcome === 'retaken',
    owed: outcome === 'owed',
  });
}

/** Reads a message of the socket; null for a type that this page does not know. */
export function readFrame(text: string): SocketFrame | null {
  const frame = JSON.parse(text) as { type?: string };
  return frame.type === 'unread' || frame.type === 'notification' || frame.type === 'read'
    ? (frame as SocketFrame)
    : null;
}
