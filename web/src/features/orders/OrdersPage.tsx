import { useState } from 'react';
import { Link } from 'react-router';
import { orders as api } from '../../shared/api/client';
import type { Order } from '../../shared/api/orderTypes';
import { t } from '../../shared/i18n';
import { formatDateTime, formatMoney } from '../../shared/i18n/format';
import { Badge, LiveMark, Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { useSession } from '../auth/SessionProvider';
import { Countdown } from '../checkout/Countdown';
import { SeatLines } from './SeatLines';
import { useEventNames } from './useEventNames';
import { useOrders } from './useOrders';
import './orders.css';

/** As many as the stream's snapshot holds: fewer than that and there is nothing older to ask for. */
const snapshotSize = 20;

export function OrdersPage() {
  const { orders, loaded, stream, error, put } = useOrders();
  const names = useEventNames(orders.map((order) => order.event_id));
  return (
    <Page title={t.orders.title} aside={<LiveMark state={stream} />}>
      {error !== undefined && <Problem error={error} />}
      {!loaded && error === undefined && <Loading />}
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
          <OrderCard
            key={order.order_id}
            order={order}
            eventName={names.get(order.event_id)?.name ?? t.orders.unknownEvent(order.event_id)}
          />
        ))}
      </ul>
      {loaded && orders.length >= snapshotSize && <OlderOrders onFound={(found) => found.forEach(put)} />}
    </Page>
  );
}

/** The stream tells the newest; older ones are asked for page by page, from the first page on to have its cursor. */
function OlderOrders({ onFound }: { onFound: (orders: Order[]) => void }) {
  const { user, authorized } = useSession();
  const [after, setAfter] = useState<string | null>('');
  const [error, setError] = useState<unknown>();
  if (after === null || user === null) return null;
  const showMore = async () => {
    setError(undefined);
    try {
      const page = await authorized((token) => api.list(token, user.user_id, after || undefined));
      onFound(page.orders);
      setAfter(page.next);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <>
      {error !== undefined && <Problem error={error} />}
      <button type="button" className="button" onClick={() => void showMore()}>
        {t.common.showMore}
      </button>
    </>
  );
}

const tones = {
  PROCESSING: 'info', PENDING_PAYMENT: 'warning', PAID: 'good', FAILED: 'bad', CANCELLED: 'neutral',
} as const;

function OrderCard({ order, eventName }: { order: Order; eventName: string }) {
  const status = t.orders.status[order.status];
  const reason = order.reason === null ? undefined : t.orders.reasons[order.reason];
  const payable = order.status === 'PENDING_PAYMENT';
  return (
    <li className="card order-card" aria-label={t.orders.bookingName(eventName, status)}>
      <div className="order-card-head">
        <h2>{eventName}</h2>
        <Badge tone={tones[order.status]}>{status}</Badge>
      </div>
      {order.seats.length > 0 ? (
        <SeatLines seats={order.seats} />
      ) : (
        <p>{t.orders.wanted(order.section, order.quantity)}</p>
      )}
      {reason && <p className="muted">{reason}</p>}
      <div className="order-card-foot">
        <span>
          {order.seats.length > 0 && <strong>{formatMoney(order.total, order.currency)}</strong>}{' '}
          <span className="muted">{t.orders.bookedAt(formatDateTime(order.created_at))}</span>
        </span>
        <span className="button-row">
          {payable && order.hold_expires_at && <Countdown deadline={order.hold_expires_at} createdAt={order.created_at} quiet />}
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
