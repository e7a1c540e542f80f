import { useCallback, useState } from 'react';
import { events, orders as api } from '../../shared/api/client';
import type { Order, RefundQuote } from '../../shared/api/orderTypes';
import { useResource } from '../../shared/api/useResource';
import { t } from '../../shared/i18n';
import { formatDateTime, formatMoney } from '../../shared/i18n/format';
import { Alert, Problem } from '../../shared/ui/feedback';
import { liveSeats, seatKey } from './liveSeats';
import { SeatChoice } from './SeatChoice';
import { useAction } from './useAction';
import { useUsedSeats } from './useUsedSeats';
import './refunds.css';

interface Props {
  order: Order;
  onOrder: (order: Order) => void;
}

/** Gives a paid booking, or some seats of it, back: choose, see the quote, confirm. */
export function GiveBack({ order, onOrder }: Props) {
  const { data: event } = useResource(
    useCallback((signal: AbortSignal) => events.get(order.event_id, signal), [order.event_id]),
  );
  const seats = liveSeats(order);
  const back = order.refund?.seats.length ?? 0;
  return (
    <section className="card" aria-labelledby="give-back-title">
      <h2 id="give-back-title">{t.refunds.giveBackTitle}</h2>
      {back > 0 && (
        <Alert tone="info">{t.refunds.refunded(back, formatMoney(order.refund?.amount ?? 0, order.currency))}</Alert>
      )}
      {order.refund?.status === 'PENDING' && <Alert tone="info">{t.refunds.pending}</Alert>}
      {order.refund?.status === 'FAILED' && <Alert tone="warning">{t.refunds.failed}</Alert>}
      {event && !event.refunds?.by_buyer && <p className="muted">{t.refunds.nothingBack}</p>}
      {event?.refunds?.by_buyer && seats.length > 0 && (
        <>
          <p>{t.refunds.giveBackHint}</p>
          <p className="muted">{t.refunds.until(formatDateTime(event.refunds.until ?? event.starts_at))}</p>
          <Choice order={order} onOrder={onOrder} />
        </>
      )}
    </section>
  );
}

function Choice({ order, onOrder }: Props) {
  const seats = liveSeats(order);
  const used = useUsedSeats(order.order_id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [quote, setQuote] = useState<RefundQuote>();
  const { busy, failure, run } = useAction();
  const given = seats.filter((seat) => chosen.has(seatKey(seat)));
  const confirm = () =>
    run(
      (token) => api.cancel(token, order.order_id, given.length === order.seats.length ? undefined : given),
      (changed) => {
        setQuote(undefined);
        setChosen(new Set());
        onOrder(changed);
      },
    );
  return (
    <>
      <SeatChoice
        order={order} chosen={chosen} busy={busy} used={used}
        onChosen={(next) => {
          setChosen(next);
          setQuote(undefined);
        }}
      />
      {failure !== undefined && <Problem error={failure} />}
      {quote === undefined ? (
        <button
          type="button" className="button" disabled={busy || given.length === 0}
          onClick={() => void run((token) => api.refundQuote(token, order, given), setQuote)}
        >
          {t.refunds.showQuote}
        </button>
      ) : (
        <>
          <Alert tone="info">
            {quote.fee > 0
              ? t.refunds.quote(formatMoney(quote.amount, quote.currency), formatMoney(quote.fee, quote.currency))
              : t.refunds.quoteNoFee(formatMoney(quote.amount, quote.currency))}
          </Alert>
          <div className="button-row">
            <button type="button" className="button button-primary" disabled={busy} onClick={() => void confirm()}>
              {busy ? t.refunds.confirming : t.refunds.confirm(given.length)}
            </button>
            <button type="button" className="button" disabled={busy} onClick={() => setQuote(undefined)}>
              {t.refunds.keep}
            </button>
          </div>
        </>
      )}
    </>
  );
}
