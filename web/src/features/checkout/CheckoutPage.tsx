import { skipToken, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocation, useParams } from 'react-router';
import type { Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { LiveMark, Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { useSession } from '../auth';
import { currentState, orderQuery, SeatLines, useEventNames, useOrders } from '../orders';
import { GiveBack } from '../refunds';
import { MyTickets } from '../tickets';
import { Outcome } from './Outcome';
import { PaymentForm } from './PaymentForm';
import './checkout.css';

/** One booking from the request for seats to its end, kept live by the stream of the buyer's orders. */
export function CheckoutPage() {
  const orderId = useParams()['orderId'] ?? '';
  // The section's page passes on the order it has just created: the answer to a request comes before the stream.
  const passedOn = (useLocation().state as { order?: Order } | null)?.order;
  const created = passedOn?.order_id === orderId ? passedOn : undefined;
  const { orders, loaded, stream, error, addOrders } = useOrders();
  const inStream = orders.find((candidate) => candidate.order_id === orderId) ?? created;
  const older = useOlderOrder(orderId, loaded && inStream === undefined);
  const order = inStream ?? older.data;
  const eventName = useEventNames(order ? [order.event_id] : []).get(order?.event_id ?? 0);
  const onOrder = useCallback((changed: Order) => addOrders([changed]), [addOrders]);
  return (
    <Page
      title={t.checkout.title}
      crumbs={[{ label: t.orders.title, to: '/my-bookings' }, { label: t.checkout.title }]}
      aside={<LiveMark state={stream} />}
      lead={order && <p>{eventName ?? t.orders.unknownEvent(order.event_id)}</p>}
      narrow
    >
      {error !== undefined && <Problem error={error} />}
      {error === undefined && older.error && <Problem error={older.error} onRetry={() => void older.refetch()} />}
      {order === undefined && error === undefined && !older.error && <Loading />}
      {order && <Booking order={order} requestedSeats={created?.quantity ?? 0} onOrder={onOrder} />}
    </Page>
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
  /** How many seats the buyer requested; 0 if this page does not know. The order itself shrinks to what it got. */
  requestedSeats: number;
  onOrder: (order: Order) => void;
}

function Booking({ order, requestedSeats, onOrder }: BookingProps) {
  const { seats, total } = currentState(order);
  return (
    <>
      <Outcome order={order} requestedSeats={requestedSeats} />
      {seats.length > 0 && (
        <section className="card" aria-labelledby="seats-title">
          <h2 id="seats-title">{t.checkout.seatsTitle}</h2>
          <SeatLines seats={seats} />
          <p className="total">
            <span>{t.checkout.total}</span>
            <strong>{formatMoney(total, order.currency)}</strong>
          </p>
        </section>
      )}
      {order.status === 'PAID' && <MyTickets orderId={order.order_id} />}
      {order.status === 'PENDING_PAYMENT' && (
        <PaymentForm order={order} onOrder={onOrder} />
      )}
      {order.status === 'PAID' && <GiveBack order={order} onOrder={onOrder} />}
    </>
  );
}
