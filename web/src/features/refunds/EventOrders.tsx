import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatDateTime, formatMoney } from '../../shared/i18n/format';
import { Loading, Problem } from '../../shared/ui/feedback';
import { ShowMore } from '../../shared/ui/ShowMore';
import { useSession } from '../auth';
import { Reseat } from '../box-office';
import { currentState, SeatLines } from '../orders';
import { eventOrdersQuery } from './queries';
import { SellerRefund } from './SellerRefund';
import './refunds.css';

interface EventOrdersProps {
  eventId: number;
  /** False once the event is cancelled: everybody is refunded without the seller. */
  refundable: boolean;
}

/** The orders of a seller's event, newest first, each with its refund. */
export function EventOrders({ eventId, refundable }: EventOrdersProps) {
  const { user, authorized } = useSession();
  const queryClient = useQueryClient();
  const options = eventOrdersQuery(user?.user_id, eventId, authorized);
  const list = useInfiniteQuery(options);
  const orders = list.data?.pages.flatMap((page) => page.orders);
  const replaceOrder = (changed: Order) =>
    queryClient.setQueryData(options.queryKey, (known) =>
      known && {
        ...known,
        pages: known.pages.map((page) => ({
          ...page, orders: page.orders.map((order) => (order.order_id === changed.order_id ? changed : order)),
        })),
      },
    );
  return (
    <section className="card" aria-labelledby="event-orders-title">
      <h2 id="event-orders-title">{t.refunds.ordersTitle}</h2>
      {list.isError && !list.isFetchNextPageError && (
        <Problem error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <Loading />}
      {orders?.length === 0 && <p className="muted">{t.refunds.noOrders}</p>}
      <ul className="order-list">
        {orders?.map((order) => (
          <EventOrder key={order.order_id} order={order} refundable={refundable} onOrder={replaceOrder} />
        ))}
      </ul>
      <ShowMore list={list} />
    </section>
  );
}

interface EventOrderProps {
  order: Order;
  refundable: boolean;
  onOrder: (order: Order) => void;
}

function EventOrder({ order, refundable, onOrder }: EventOrderProps) {
  const [choosing, setChoosing] = useState(false);
  const [moving, setMoving] = useState(false);
  const name = order.order_id.slice(-6);
  const mayRefund = refundable && order.status === 'PAID';
  const mayMove = refundable && (order.status === 'PAID' || order.status === 'PENDING_PAYMENT');
  const { seats, total, refundedSeats, refundedAmount } = currentState(order);
  return (
    <li className="card order-card" aria-label={`${t.refunds.order} ${name}`}>
      <div className="order-card-head">
        <h3>{`${t.refunds.order} ${name}`}</h3>
        <span>{t.orders.status[order.status]}</span>
      </div>
      {seats.length > 0 && !choosing && <SeatLines seats={seats} />}
      <p className="muted">
        {t.orders.bookedAt(formatDateTime(order.created_at))} · {formatMoney(total, order.currency)}
        {refundedSeats > 0 && (
          <> · {t.refunds.refunded(refundedSeats, formatMoney(refundedAmount, order.currency))}</>
        )}
      </p>
      {order.refund?.status === 'PENDING' && <p>{t.refunds.pending}</p>}
      {order.refund?.status === 'FAILED' && <p>{t.problems['refund-refused']}</p>}
      {mayMove && !choosing && !moving && (
        <button
          type="button" className="button" aria-label={t.boxOffice.reseatOrder(name)} onClick={() => setMoving(true)}
        >
          {t.boxOffice.reseat}
        </button>
      )}
      {moving && <Reseat order={order} onKeep={() => setMoving(false)} />}
      {mayRefund && !choosing && !moving && (
        <button
          type="button" className="button" aria-label={t.refunds.refundOrderName(name)}
          onClick={() => setChoosing(true)}
        >
          {t.refunds.refundOrder}
        </button>
      )}
      {mayRefund && choosing && (
        <SellerRefund
          order={order} onKeep={() => setChoosing(false)}
          onOrder={(answer) => {
            setChoosing(false);
            onOrder(answer);
          }}
        />
      )}
    </li>
  );
}
