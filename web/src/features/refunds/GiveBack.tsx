import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Order, RefundQuote } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { describeRefunds, mayGiveBack } from '../../shared/i18n/refundPolicy';
import { Alert, Problem } from '../../shared/ui/feedback';
import { useFocusFallback } from '../../shared/ui/useFocusFallback';
import { useAction } from '../auth';
import { eventQuery } from '../events';
import { cancelOrder, currentState, liveSeats, seatKey } from '../orders';
import { fetchRefundQuote } from './queries';
import { SeatChoice } from './SeatChoice';
import { useUsedSeats } from './useUsedSeats';
import './refunds.css';

interface Props {
  order: Order;
  onOrder: (order: Order) => void;
}

/** Gives seats of a paid booking back. The buyer chooses them, sees the quote, and confirms. */
export function GiveBack({ order, onOrder }: Props) {
  const { data: event } = useQuery(eventQuery(order.event_id));
  const { seats, refundedSeats, refundedAmount } = currentState(order);
  const heading = useFocusFallback<HTMLHeadingElement>(refundedSeats);
  return (
    <section className="card" aria-labelledby="give-back-title">
      <h2 id="give-back-title" ref={heading} tabIndex={-1}>{t.refunds.giveBackTitle}</h2>
      {refundedSeats > 0 && (
        <Alert tone="info">
          {t.refunds.refunded(refundedSeats, formatMoney(refundedAmount, order.currency))}
        </Alert>
      )}
      {order.refund?.status === 'PENDING' && <Alert tone="info">{t.refunds.pending}</Alert>}
      {order.refund?.status === 'FAILED' && <Alert tone="warning">{t.refunds.failed}</Alert>}
      {event && !mayGiveBack(event, order) && <p className="muted">{t.refunds.nothingBack}</p>}
      {event && mayGiveBack(event, order) && seats.length > 0 && (
        <>
          <p>{t.refunds.giveBackHint}</p>
          <p className="muted">{describeRefunds(event, order)}</p>
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
  const quoteText = useFocusFallback<HTMLDivElement>(quote);
  const quoteButton = useFocusFallback<HTMLButtonElement>(quote);
  const given = seats.filter((seat) => chosen.has(seatKey(seat)));
  const askQuote = useAction((token) => fetchRefundQuote(token, order, given), {
    readOnly: true, onSuccess: setQuote,
  });
  const giveBack = useAction(
    (token) => cancelOrder(token, order.order_id, given.length === order.seats.length ? undefined : given),
    {
      onSuccess: (changed) => {
        setQuote(undefined);
        setChosen(new Set());
        onOrder(changed);
      },
    },
  );
  const busy = askQuote.busy || giveBack.busy;
  const error = giveBack.error ?? askQuote.error;
  const forgetQuote = () => {
    setQuote(undefined);
    giveBack.reset();
  };
  return (
    <>
      <SeatChoice
        order={order} chosen={chosen} busy={busy} used={used}
        onChosen={(next) => {
          setChosen(next);
          setQuote(undefined);
        }}
      />
      {error && <Problem error={error} />}
      {quote === undefined ? (
        <button
          ref={quoteButton} type="button" className="button" disabled={busy || given.length === 0}
          onClick={() => {
            giveBack.reset();
            askQuote.run(undefined);
          }}
        >
          {t.refunds.showQuote}
        </button>
      ) : (
        <>
          <Alert ref={quoteText} tone="info">
            {quote.fee > 0
              ? t.refunds.quote(formatMoney(quote.amount, quote.currency), formatMoney(quote.fee, quote.currency))
              : t.refunds.quoteNoFee(formatMoney(quote.amount, quote.currency))}
            {(quote.to_voucher ?? 0) > 0 && ` ${t.codes.toVoucher(formatMoney(quote.to_voucher ?? 0, quote.currency))}`}
          </Alert>
          <div className="button-row">
            <button
              type="button" className="button button-primary" disabled={busy} onClick={() => giveBack.run(undefined)}
            >
              {giveBack.busy ? t.refunds.confirming : t.refunds.confirm(given.length)}
            </button>
            <button type="button" className="button" disabled={busy} onClick={forgetQuote}>
              {t.refunds.keep}
            </button>
          </div>
        </>
      )}
    </>
  );
}
