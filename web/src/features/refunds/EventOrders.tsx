import { useCallback, useState } from 'react';
import { events } from '../../shared/api/client';
import type { Order } from '../../shared/api/orderTypes';
import { useResource } from '../../shared/api/useResource';
import { t } from '../../shared/i18n';
import { formatDateTime, formatMoney } from '../../shared/i18n/format';
import { Loading, Problem } from '../../shared/ui/feedback';
import { useSession } from '../auth/SessionProvider';
import { SeatLines } from '../orders/SeatLines';
import { liveSeats } from './liveSeats';
import { SellerRefund } from './SellerRefund';
import { useAction } from './useAction';
import './refunds.css';

/** Orders of a seller's event, newest first, each with its refund. */
export function EventOrders({ eventId }: { eventId: number }) {
  const { authorized } = useSession();
  const [more, setMore] = useState<{ orders: Order[]; next: string | null }>();
  const [changed, setChanged] = useState<ReadonlyMap<string, Order>>(new Map());
  const { data, error, reload } = useResource(
    useCallback(
      (signal: AbortSignal) => authorized((token) => events.orders(token, eventId, undefined, signal)),
      [authorized, eventId],
    ),
  );
  const { busy, failure, run } = useAction();
  const next = more ? more.next : data?.next;
  const shown = [...(data?.orders ?? []), ...(more?.orders ?? [])]
    .map((order) => changed.get(order.order_id) ?? order);
  return (
    <section className="card" aria-labelledby="event-orders-title">
      <h2 id="event-orders-title">{t.refunds.ordersTitle}</h2>
      {error !== undefined && <Problem error={error} onRetry={reload} />}
      {data === undefined && error === undefined && <Loading />}
      {data && shown.length === 0 && <p className="muted">{t.refunds.noOrders}</p>}
      <ul className="order-list">
        {shown.map((order) => (
          <EventOrder
            key={order.order_id} order={order}
            onOrder={(answer) => setChanged((before) => new Map(before).set(answer.order_id, answer))}
          />
        ))}
      </ul>
      {failure !== undefined && <Problem error={failure} />}
      {next && (
        <button
          type="button" className="button" disabled={busy}
          onClick={() =>
            void run(
              (token) => events.orders(token, eventId, next),
              (page) => setMore({ orders: [...(more?.orders ?? []), ...page.orders], next: page.next }),
            )
          }
        >
          {t.common.showMore}
        </button>
      )}
    </section>
  );
}

function EventOrder({ order, onOrder }: { order: Order; onOrder: (order: Order) => void }) {
  const [asking, setAsking] = useState(false);
  const name = order.order_id.slice(-6);
  const seats = liveSeats(order);
  return (
    <li className="card order-card" aria-label={`${t.refunds.order} ${name}`}>
      <div className="order-card-head">
        <h3>{`${t.refunds.order} ${name}`}</h3>
        <span>{t.orders.status[order.status]}</span>
      </div>
      {seats.length > 0 && !asking && <SeatLines seats={seats} />}
      <p className="muted">
        {t.orders.bookedAt(formatDateTime(order.created_at))} · {formatMoney(order.total, order.currency)}
        {order.refund && order.refund.seats.length > 0 && (
          <> · {t.refunds.refunded(order.refund.seats.length, formatMoney(order.refund.amount, order.currency))}</>
        )}
      </p>
      {order.refund?.status === 'PENDING' && <p>{t.refunds.pending}</p>}
      {order.refund?.status === 'FAILED' && <p>{t.problems['refund-refused']}</p>}
      {order.status === 'PAID' && !asking && (
        <button
          type="button" className="button" aria-label={t.refunds.refundOrderName(name)} onClick={() => setAsking(true)}
        >
          {t.refunds.refundOrder}
        </button>
      )}
      {order.status === 'PAID' && asking && (
        <SellerRefund
          order={order} onKeep={() => setAsking(false)}
          onOrder={(answer) => {
            setAsking(false);
            onOrder(answer);
          }}
        />
      )}
    </li>
  );
}
