import { describe, expect, it } from 'vitest';
import type { Notification } from '../../shared/api/types';
import { emptyInbox, notificationText, readFrame, withFrame, withRead } from './notifications';

const one = (id: string, second: number, over: Partial<Notification> = {}): Notification => ({
  notification_id: id,
  kind: 'booking_confirmed',
  event_id: 1,
  event_name: 'Aurora Tour',
  order_id: 'o1',
  created_at: `2026-11-21T10:00:0${second}Z`,
  read: false,
  detail: { amount_minor: 300000, currency: 'TWD' },
  ...over,
});

describe('inbox', () => {
  it('has a notification once, however often it comes, newest first', () => {
    let inbox = withFrame(emptyInbox, { type: 'unread', notifications: [one('a', 1)], unread: 1 });
    inbox = withFrame(inbox, { type: 'notification', notification: one('b', 2) });
    inbox = withFrame(inbox, { type: 'notification', notification: one('b', 2) });
    expect(inbox.notifications.map((n) => n.notification_id)).toEqual(['b', 'a']);
    expect(inbox.unread).toBe(2);
  });

  it('believes the server about how many are unread', () => {
    const inbox = withFrame(emptyInbox, { type: 'unread', notifications: [one('a', 1)], unread: 7 });
    const read = withRead(inbox, new Set(['a']));
    expect(read.notifications[0]?.read).toBe(true);
    expect(read.unread).toBe(7);
    expect(withFrame(read, { type: 'read', unread: 6 }).unread).toBe(6);
  });

  it('passes over frames of a newer server', () => {
    expect(readFrame('{"type":"surprise"}')).toBeNull();
    expect(readFrame('{"type":"read","unread":3}')).toEqual({ type: 'read', unread: 3 });
  });
});

describe('texts', () => {
  it('name the event and the money', () => {
    expect(notificationText(one('a', 1))).toContain('Aurora Tour');
    expect(notificationText(one('a', 1, { kind: 'refunded' }))).toContain('NT$3,000.00');
    expect(notificationText(one('a', 1, { kind: 'refund_refused' }))).toContain('still good');
  });
});
