import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { shortSeatText } from '../../shared/plan/seatText';
import { Alert, Loading } from '../../shared/ui/feedback';
import { useFocusFallback } from '../../shared/ui/useFocusFallback';
import { eventQuery } from '../events';
import { chooseAgainPath } from '../orders';
import { nearestSeatsPath } from '../venue-map';
import { waitlistPath } from '../waitlist';

interface OutcomeProps {
  order: Order;
  /** How many seats the buyer requested; 0 if the page does not know. */
  requestedSeats: number;
}

/** The state of a booking in words, and where to go from there. */
export function Outcome({ order, requestedSeats }: OutcomeProps) {
  // The form that paid or cancelled is gone with its buttons; the message says what came of it.
  const message = useFocusFallback<HTMLDivElement>(order.status);
  const again = (
    <Link className="button" to={chooseAgainPath(order)}>
      {t.checkout.chooseAgain}
    </Link>
  );
  switch (order.status) {
    case 'PROCESSING':
      return (
        <>
          <Loading label={t.checkout.processingTitle} />
          <p className="muted">{t.checkout.processing}</p>
        </>
      );
    case 'PENDING_PAYMENT':
      return <PartialNotice order={order} requestedSeats={requestedSeats} />;
    case 'PAID':
      return (
        <Alert ref={message} tone="good" title={t.checkout.paidTitle}>
          <p>{t.checkout.paid}</p>
          <Link className="button" to="/my-bookings">
            {t.checkout.toBookings}
          </Link>
        </Alert>
      );
    case 'FAILED':
      return (
        <Alert ref={message} tone="bad" title={t.checkout.failedTitle}>
          <p>{(order.reason && t.orders.reasons[order.reason]) ?? t.problems['internal-error']}</p>
          {order.replaces && <p>{t.checkout.lateRefund}</p>}
          <div className="button-row">
            {order.reason === 'sold-out' && <ToWaitlist order={order} />}
            {order.reason === 'seat-taken' && order.lost_seats.length > 0 && (
              <Link className="button button-primary" to={nearestSeatsPath(order)}>
                {t.venueMap.nearestSeats}
              </Link>
            )}
            {again}
          </div>
        </Alert>
      );
    case 'CANCELLED':
      if (order.replaced_by) {
        return (
          <Alert ref={message} tone="warning" title={t.checkout.replacedTitle}>
            <p>{t.checkout.replaced}</p>
            <Link className="button" to={`/booking/${order.replaced_by}`}>
              {t.checkout.toReplacement}
            </Link>
          </Alert>
        );
      }
      return (
        <Alert ref={message} tone="warning" title={t.checkout.cancelledTitle}>
          <p>
            {order.reason === 'hold-expired'
              ? t.checkout.holdExpired
              : order.paid_at
                ? t.orders.reasons[order.reason ?? '']
                : t.checkout.cancelled}
          </p>
          {order.refund && order.refund.seats.length > 0 && (
            <p>{t.refunds.refunded(order.refund.seats.length, formatMoney(order.refund.amount, order.currency))}</p>
          )}
          {again}
        </Alert>
      );
  }
}

/** The section that the way back leads to is sold out, so the waitlist comes first. */
function ToWaitlist({ order }: { order: Order }) {
  const { data: event } = useQuery(eventQuery(order.event_id));
  if (!event?.waitlist) return null;
  return (
    <Link className="button button-primary" to={waitlistPath(order.event_id, order.section)}>
      {t.waitlist.open}
    </Link>
  );
}

/** Says, before the buyer pays, that the hold has fewer seats than requested. */
function PartialNotice({ order, requestedSeats }: OutcomeProps) {
  const wanted = Math.max(requestedSeats, order.quantity, order.seats.length + order.lost_seats.length);
  if (order.seats.length >= wanted) return null;
  const labels = t.common.longList(order.lost_seats.map(shortSeatText));
  return (
    <Alert tone="warning" title={t.checkout.partial(order.seats.length, wanted)}>
      {labels && <p>{t.checkout.partialLost(labels)}</p>}
      <p>{t.checkout.partialHint}</p>
    </Alert>
  );
}
