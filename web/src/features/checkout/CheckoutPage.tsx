import { useEffect, useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { orders as api } from '../../shared/api/client';
import type { Order } from '../../shared/api/orderTypes';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { Alert, LiveMark, Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { useSession } from '../auth/SessionProvider';
import { SeatLines } from '../orders/SeatLines';
import { useEventNames } from '../orders/useEventNames';
import { useOrders } from '../orders/useOrders';
import { ExtendHold } from '../refunds/ExtendHold';
import { GiveBack } from '../refunds/GiveBack';
import { liveSeats } from '../refunds/liveSeats';
import { MyTickets } from '../tickets/MyTickets';
import { PaymentForm } from './PaymentForm';
import './checkout.css';

/** One booking from the request for seats to its end, kept live by the stream of my bookings. */
export function CheckoutPage() {
  const orderId = useParams()['orderId'] ?? '';
  const told = (useLocation().state as { order?: Order } | null)?.order;
  const { orders, loaded, stream, error, put } = useOrders(told?.order_id === orderId ? told : undefined);
  const order = orders.find((candidate) => candidate.order_id === orderId);
  const fetchError = useOlderOrder(orderId, loaded && order === undefined, put);
  const event = useEventNames(order ? [order.event_id] : []).get(order?.event_id ?? 0);
  const failure = error ?? fetchError;
  return (
    <Page
      title={t.checkout.title}
      crumbs={[{ label: t.orders.title, to: '/my-bookings' }, { label: t.checkout.title }]}
      aside={<LiveMark state={stream} />}
      lead={order && <p>{event?.name ?? t.orders.unknownEvent(order.event_id)}</p>}
      narrow
    >
      {failure !== undefined && <Problem error={failure} />}
      {order === undefined && failure === undefined && <Loading />}
      {order && <Booking order={order} asked={told?.quantity ?? 0} onOrder={put} />}
    </Page>
  );
}

/** A booking that is not among the newest, which the stream tells, is fetched by itself. */
function useOlderOrder(orderId: string, missing: boolean, put: (order: Order) => void): unknown {
  const { user, authorized } = useSession();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    if (!missing || user === null) return;
    const aborted = new AbortController();
    authorized((token) => api.get(token, user.user_id, orderId, aborted.signal)).then(
      put,
      (failure: unknown) => !aborted.signal.aborted && setError(failure),
    );
    return () => aborted.abort();
  }, [missing, user, authorized, orderId, put]);
  return error;
}

interface BookingProps {
  order: Order;
  /** How many seats were asked for, as far as this page knows: the booking itself shrinks to what it got. */
  asked: number;
  onOrder: (order: Order) => void;
}

function Booking({ order, asked, onOrder }: BookingProps) {
  return (
    <>
      <Outcome order={order} asked={asked} />
      {order.seats.length > 0 && (
        <section className="card" aria-labelledby="seats-title">
          <h2 id="seats-title">{t.checkout.seatsTitle}</h2>
          <SeatLines seats={order.status === 'PAID' ? liveSeats(order) : order.seats} />
          <p className="total">
            <span>{t.checkout.total}</span>
            <strong>{formatMoney(order.total, order.currency)}</strong>
          </p>
        </section>
      )}
      {order.status === 'PAID' && <MyTickets key={order.refund?.seats.length ?? 0} orderId={order.order_id} />}
      {order.status === 'PENDING_PAYMENT' && (
        <>
          <PaymentForm order={order} onOrder={onOrder} />
          <ExtendHold order={order} onOrder={onOrder} />
        </>
      )}
      {order.status === 'PAID' && <GiveBack order={order} onOrder={onOrder} />}
    </>
  );
}

function Outcome({ order, asked }: { order: Order; asked: number }) {
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
      return <PartialNotice order={order} asked={asked} />;
    case 'PAID':
      return (
        <Alert tone="good" title={t.checkout.paidTitle}>
          <p>{t.checkout.paid}</p>
          <Link className="button" to="/my-bookings">
            {t.checkout.toBookings}
          </Link>
        </Alert>
      );
    case 'FAILED':
      return (
        <Alert tone="bad" title={t.checkout.failedTitle}>
          <p>{(order.reason && t.orders.reasons[order.reason]) ?? t.problems['internal-error']}</p>
          {order.replaces && <p>{t.checkout.lateRefund}</p>}
          {again}
        </Alert>
      );
    case 'CANCELLED':
      if (order.replaced_by) {
        return (
          <Alert tone="warning" title={t.checkout.replacedTitle}>
            <p>{t.checkout.replaced}</p>
            <Link className="button" to={`/booking/${order.replaced_by}`}>
              {t.checkout.toReplacement}
            </Link>
          </Alert>
        );
      }
      return (
        <Alert tone="warning" title={t.checkout.cancelledTitle}>
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

/** Fewer seats than asked for: said before anything is paid. */
function PartialNotice({ order, asked }: { order: Order; asked: number }) {
  const wanted = Math.max(asked, order.quantity, order.seats.length + order.lost_seats.length);
  if (order.seats.length >= wanted) return null;
  const labels = order.lost_seats.map((seat) => t.seatMap.rowSeat(seat.row, seat.seat)).join('; ');
  return (
    <Alert tone="warning" title={t.checkout.partial(order.seats.length, wanted)}>
      {labels && <p>{t.checkout.partialLost(labels)}</p>}
      <p>{t.checkout.partialHint}</p>
    </Alert>
  );
}

function chooseAgainPath(order: Order): string {
  const subsection = order.subsection ?? order.seats[0]?.subsection ?? order.lost_seats[0]?.subsection;
  const query = subsection === undefined ? '' : `?subsection=${subsection}`;
  return `/event/${order.event_id}/section/${encodeURIComponent(order.section)}${query}`;
}
