import { skipToken, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocation, useParams } from 'react-router';
import type { EventDetail, Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Alert, LiveMark, Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { WhoComes } from '../attendees';
import { useSession } from '../auth';
import { OrderInvoices } from '../desk';
import { useExchange } from '../holds';
import { KeepTickets } from '../kept-tickets';
import { currentState, orderQuery, SeatLines, useOrderEvents, useOrders } from '../orders';
import { SplitLines } from '../prices';
import { GiveBack } from '../refunds';
import { MyTickets } from '../tickets';
import { OfferResale } from '../resale';
import { OfferTickets } from '../transfers';
import { Outcome } from './Outcome';
import { PaymentForm } from './PaymentForm';
import './checkout.css';

const noExchange: readonly string[] = [];

/** One booking from the request for seats to its end, kept live by the stream of the buyer's orders. */
export function CheckoutPage() {
  const orderId = useParams()['orderId'] ?? '';
  // The section's page passes on the order it has just created: the answer to a request comes before the stream.
  const passed = useLocation().state as { order?: Order; exchanges?: readonly string[] } | null;
  const passedOn = passed?.order;
  const created = passedOn?.order_id === orderId ? passedOn : undefined;
  const { orders, loaded, stream, error, addOrders } = useOrders();
  const inStream = orders.find((candidate) => candidate.order_id === orderId) ?? created;
  const older = useOlderOrder(orderId, loaded && inStream === undefined);
  const order = inStream ?? older.data;
  const event = useOrderEvents(order ? [order.event_id] : []).get(order?.event_id ?? 0);
  const wanted = created?.quantity ?? 0;
  const exchange = useExchange(order, created === undefined ? noExchange : passed?.exchanges ?? noExchange, wanted);
  const onOrder = useCallback((changed: Order) => addOrders([changed]), [addOrders]);
  return (
    <Page
      title={t.checkout.title}
      crumbs={[{ label: t.orders.title, to: '/my-bookings' }, { label: t.checkout.title }]}
      aside={<LiveMark state={stream} />}
      lead={order && <EventFacts order={order} event={event} />}
      narrow
    >
      {error !== undefined && <Problem error={error} />}
      {error === undefined && older.error && <Problem error={older.error} onRetry={() => void older.refetch()} />}
      {order === undefined && error === undefined && !older.error && <Loading />}
      {exchange.error && <Problem error={exchange.error} />}
      {exchange.state === 'gone' && <Alert tone="info">{t.holds.exchangeGone}</Alert>}
      {exchange.state === 'kept' && <Alert tone="warning">{t.holds.exchangeKept}</Alert>}
      {order && <Booking order={order} event={event} requestedSeats={wanted} onOrder={onOrder} />}
    </Page>
  );
}

/** What is booked: the event's name, and when and where it is. */
function EventFacts({ order, event }: { order: Order; event: EventDetail | undefined }) {
  if (event === undefined) return <p>{t.orders.unknownEvent(order.event_id)}</p>;
  return (
    <>
      <p>
        <strong>{event.name}</strong>
      </p>
      <p>
        {formatVenueTime(event.starts_at, event.time_zone)} · {event.venue}
      </p>
    </>
  );
}

/** The stream's snapshot has the newest orders. An older one is fetched by itself. */
function useOlderOrder(orderId: string, missing: boolean) {
  const { user, authorized } = useSession();
  const options = orderQuery(user?.user_id ?? '', orderId, authorized);
  return useQuery({ ...options, ...((!missing || user === null) && { queryFn: skipToken }) });
}

interface BookingProps {
  order: Order;
  event: EventDetail | undefined;
  /** How many seats the buyer requested; 0 if this page does not know. The order itself shrinks to what it got. */
  requestedSeats: number;
  onOrder: (order: Order) => void;
}

function Booking({ order, event, requestedSeats, onOrder }: BookingProps) {
  const { seats, total } = currentState(order);
  const isPaid = order.status === 'PAID';
  // The order is still paid while its refund is being prepared.
  const toBeRefunded = isPaid && event?.status === 'CANCELLED';
  const mayAnswer = order.status === 'PENDING_PAYMENT' || (isPaid && !toBeRefunded);
  return (
    <>
      {toBeRefunded ? (
        <Alert tone="warning" title={t.checkout.eventCancelledTitle}>
          <p>{t.checkout.eventCancelled}</p>
        </Alert>
      ) : (
        <Outcome order={order} requestedSeats={requestedSeats} />
      )}
      {seats.length > 0 && (
        <section className="card" aria-labelledby="seats-title">
          <h2 id="seats-title">{t.checkout.seatsTitle}</h2>
          <SeatLines seats={seats} plan={event?.sections} />
          <SplitLines order={order} />
          {order.discount && (
            <p className="muted">
              {order.discount.amount !== null && order.discount.amount > 0
                ? t.common.labelled(
                    t.codes.ofOrder(order.discount.code), `−${formatMoney(order.discount.amount, order.currency)}`)
                : t.codes.ofOrder(order.discount.code)}
            </p>
          )}
          <p className="total">
            <span>{t.checkout.total}</span>
            <strong>{formatMoney(total, order.currency)}</strong>
          </p>
        </section>
      )}
      {isPaid && !toBeRefunded && <MyTickets orderId={order.order_id} />}
      {isPaid && !toBeRefunded && <KeepTickets orderId={order.order_id} />}
      {mayAnswer && event?.asks_attendees && <WhoComes orderId={order.order_id} event={event} />}
      {order.total > 0 && (order.status === 'PENDING_PAYMENT' || order.paid_at !== null) && (
        <section className="card" aria-label={t.desk.invoices}><OrderInvoices order={order} /></section>
      )}
      {order.status === 'PENDING_PAYMENT' && (
        <PaymentForm order={order} event={event} onOrder={onOrder} />
      )}
      {isPaid && !toBeRefunded && event && !event.forbids_transfers && <OfferTickets orderId={order.order_id} />}
      {isPaid && !toBeRefunded && event && <OfferResale orderId={order.order_id} event={event} />}
      {isPaid && !toBeRefunded && <GiveBack order={order} onOrder={onOrder} />}
    </>
  );
}
