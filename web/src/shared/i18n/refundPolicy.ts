import type { EventDetail, Order } from '../api/types';
import { t } from './index';
import { formatVenueTime } from './venueTime';

interface Terms {
  fee_percent: number;
  until: string | null;
  free_until?: string | null;
}

/** True if the event begins at another time than the order was for. Then everything comes back. */
const isMoved = (event: EventDetail, order: Order | undefined) =>
  order?.event_starts_at != null && Date.parse(order.event_starts_at) !== Date.parse(event.starts_at);

/** What an order promised, or what the event promises a new one; null if nothing. */
const termsOf = (event: EventDetail, order: Order | undefined): Terms | null =>
  order?.refund_terms ?? (event.refunds?.by_buyer ? event.refunds : null);

/** True if the buyer of the order, or of a new one, may give tickets back. */
export const mayGiveBack = (event: EventDetail, order?: Order) =>
  isMoved(event, order) || termsOf(event, order) !== null;

/** The refund policy in words: of an order, or of the event for who has none yet. */
export function describeRefunds(event: EventDetail, order?: Order): string {
  const time = (iso: string) => formatVenueTime(iso, event.time_zone);
  if (isMoved(event, order)) return t.refunds.policyMoved(time(event.starts_at));
  const terms = termsOf(event, order);
  if (terms === null) return t.refunds.policyNone;
  const until = time(terms.until ?? event.starts_at);
  if (terms.fee_percent === 0) return t.refunds.policyFull(until);
  return terms.free_until
    ? t.refunds.policyFreeThenFee(time(terms.free_until), until, terms.fee_percent)
    : t.refunds.policyFee(until, terms.fee_percent);
}
