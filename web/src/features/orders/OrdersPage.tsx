import { useState } from 'react';
import { Link } from 'react-router';
import type { EventDetail, Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatDateTime, formatMoney } from '../../shared/i18n/format';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Countdown } from '../../shared/ui/Countdown';
import { Badge, LiveMark, Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { useAction, useSession } from '../auth';
import { OrderInvoices } from '../desk';
import { currentState } from './liveSeats';
import { fetchOrderPage } from './queries';
import { SeatLines } from './SeatLines';
import { useOrderEvents } from './useOrderEvents';
import { useOrders } from './useOrders';
import './orders.css';

/** The size of the stream's snapshot: a buyer with fewer orders has no older ones. */
const snapshotSize = 20;

export function OrdersPage() {
  const { orders, loaded, stream, error, addOrders } = useOrders();
  const events = useOrderEvents(orders.map((order) => order.event_id));
  return (
    <Page title={t.orders.title} aside={<LiveMark state={stream} />}>
      <p>
        <Link to="/transfers">{t.transfers.link}</Link> · <Link to="/my-tickets">{t.kept.link}</Link>
      </p>
      {error !== undefined && <Problem error={error} />}
      {!loaded && orders.length === 0 && error === undefined && <Loading />}
      {loaded && orders.length === 0 && (
        <div className="empty">
          <p>{t.orders.none}</p>
          <Link className="button button-primary" to="/">
            {t.app.toEvents}
          </Link>
        </div>
      )}
      <ul className="order-list">
        {orders.map((order) => (
          <OrderCard key={order.order_id} order={order} event={events.get(order.event_id)} />
        ))}
      </ul>
      {loaded && orders.length >= snapshotSize && <OlderOrders onFound={addOrders} />}
    </Page>
  );
}

/** The stream sends the newest orders. This fetches the others page by page; only page one has the first cursor. */
function OlderOrders({ onFound }: { onFound: (orders: readonly Order[]) => void }) {
  const { user } = useSession();
  const [position, setPosition] = useState<{ after: string | null; ended: boolean }>({ after: null, ended: false });
  const more = useAction((token, userId: string) => fetchOrderPage(token, userId, position.after), {
    readOnly: true,
    onSuccess: (page) => {
      onFound(page.orders);
      setPosition({ after: page.next, ended: page.next === null });
    },
  });
  if (position.ended || user === null) return null;
  return (
    <>
      {more.error && <Problem error={more.error} />}
      <button type="button" className="button" onClick={() => more.run(user.user_id)}>
        {t.common.showMore}
      </button>
    </>
  );
}

const tones = {
  PROCESSING: 'info', PENDING_PAYMENT: 'warning', PAID: 'good', FAILED: 'bad', CANCELLED: 'neutral',
} as const;

function OrderCard({ order, event }: { order: Order; event: EventDetail | undefined }) {
  const eventName = event?.name ?? t.orders.unknownEvent(order.event_id);
  const status = t.orders.status[order.status];
  // The order is still paid while its refund is being prepared; the buyer hears of it before.
  const cancelled = order.status === 'PAID' && event?.status === 'CANCELLED';
  const reason = t.orders.reasons[cancelled ? 'event-cancelled-paid' : order.reason ?? ''];
  const { seats, total, refundedSeats, refundedAmount } = currentState(order);
  const payable = order.status === 'PENDING_PAYMENT';
  return (
    <li className="card order-card" aria-label={t.orders.bookingName(eventName, status)}>
      <div className="order-card-head">
        <h2>{eventName}</h2>
        <Badge tone={tones[order.status]}>{status}</Badge>
      </div>
      {event && <p className="muted">{formatVenueTime(event.starts_at, event.time_zone)} · {event.venue}</p>}
      {seats.length > 0 && <SeatLines seats={seats} plan={event?.sections} />}
      {order.seats.length === 0 && <p>{t.orders.wanted(order.section, order.quantity)}</p>}
      {refundedSeats > 0 && (
        <p className="muted">{t.refunds.refunded(refundedSeats, formatMoney(refundedAmount, order.currency))}</p>
      )}
      {reason && <p className="muted">{reason}</p>}
      {order.paid_at !== null && order.total > 0 && <OrderInvoices order={order} />}
      <div className="order-card-foot">
        <span>
          {seats.length > 0 && <strong>{formatMoney(total, order.currency)}</strong>}{' '}
          <span className="muted">{t.orders.bookedAt(formatDateTime(order.created_at))}</span>
        </span>
        <span className="button-row">
          {payable && order.hold_expires_at && (
            <Countdown deadline={order.hold_expires_at} createdAt={order.created_at} />
          )}
          <Link
            className={payable ? 'button button-primary' : 'button'}
            to={`/booking/${order.order_id}`}
          >
            {payable ? t.orders.payNow : t.orders.details}
          </Link>
        </span>
      </div>
    </li>
  );
}
