import { describe, expect, it } from 'vitest';
import { event, paid } from '../../testing/samples';
import { describeRefunds, mayGiveBack } from './refundPolicy';

describe('the refund policy in words', () => {
  it('says when the fee begins', () => {
    const refunds = { by_buyer: true, until: null, fee_percent: 20, free_until: '2027-04-29T11:00:00Z' };
    const free = { ...event, refunds };
    expect(describeRefunds(free)).toMatch(/all of your money until Thu 29 Apr 2027, 19:00.*20 % is kept/);
  });

  it('is what the order promised, whatever the event says now', () => {
    const order = paid({ refund_terms: { fee_percent: 0, until: null, free_until: null } });
    expect(describeRefunds({ ...event, refunds: null }, order)).toMatch(/all of your money/);
    expect(describeRefunds({ ...event, refunds: null })).toMatch(/cannot be given back/);
  });

  it('gives everything back for an event that was moved', () => {
    const order = paid({ event_starts_at: '2027-04-01T11:00:00Z' });
    const moved = { ...event, refunds: null };
    expect(mayGiveBack(moved, order)).toBe(true);
    expect(describeRefunds(moved, order)).toMatch(/was moved/);
    expect(mayGiveBack(moved, paid({ event_starts_at: event.starts_at }))).toBe(false);
  });
});
