import { useRef, useState, type FormEvent } from 'react';
import { orders as api } from '../../shared/api/client';
import { ApiError } from '../../shared/api/http';
import type { Order } from '../../shared/api/orderTypes';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { useSession } from '../auth/SessionProvider';
import { emptyCard, tokenise, type Card } from './card';
import { CardFields } from './CardFields';
import { Countdown } from './Countdown';

/** What the tokeniser says of a field. */
const fieldCodes = ['invalid-number', 'invalid-expiry', 'invalid-cvc'];

export function PaymentForm({ order, onOrder }: { order: Order; onOrder: (order: Order) => void }) {
  const { user, authorized } = useSession();
  const [card, setCard] = useState(emptyCard);
  const [busy, setBusy] = useState<'paying' | 'cancelling' | null>(null);
  const [error, setError] = useState<unknown>();
  // A state change shows only after the next render; a double click is quicker.
  const running = useRef(false);
  // The same card again is the same payment: its token is kept until the card changes.
  const token = useRef<{ card: Card; token: string } | null>(null);

  const run = async (what: 'paying' | 'cancelling', call: (token: string) => Promise<Order>) => {
    if (running.current) return;
    running.current = true;
    setBusy(what);
    setError(undefined);
    try {
      const next = await authorized(call);
      onOrder(next);
      if (what === 'paying' && next.next_action) window.location.assign(next.next_action.url);
    } catch (failure) {
      setError(failure);
      await refetchAfter(failure);
    } finally {
      running.current = false;
      setBusy(null);
    }
  };

  /** A refusal by state means that what is shown is out of date, whatever became of the stream. */
  const refetchAfter = async (failure: unknown) => {
    if (!(failure instanceof ApiError) || failure.status !== 409 || user === null) return;
    try {
      onOrder(await authorized((session) => api.get(session, user.user_id, order.order_id)));
    } catch (second) {
      console.warn('order', second);
    }
  };

  const cardToken = async () => {
    if (token.current?.card !== card) token.current = { card, token: await tokenise(card) };
    return token.current.token;
  };
  const pay = (form: FormEvent) => {
    form.preventDefault();
    void run('paying', async (session) => {
      const paymentToken = await cardToken();
      try {
        return await api.confirm(session, order.order_id, paymentToken);
      } catch (failure) {
        // A declined card may be tried again: that is a new payment.
        if (failure instanceof ApiError && failure.code === 'payment-declined') token.current = null;
        throw failure;
      }
    });
  };
  const checkWhetherOver = () => {
    if (user === null) return;
    authorized((session) => api.get(session, user.user_id, order.order_id)).then(onOrder, setError);
  };
  const fieldError = error instanceof ApiError && fieldCodes.includes(error.code) ? error.code : undefined;

  return (
    <section className="card" aria-labelledby="pay-title">
      <div className="section-head">
        <h2 id="pay-title">{t.checkout.payTitle}</h2>
        {order.hold_expires_at && <Countdown deadline={order.hold_expires_at} createdAt={order.created_at} onOver={checkWhetherOver} />}
      </div>
      <Waiting order={order} />
      <form className="form" onSubmit={pay}>
        <CardFields card={card} onCard={setCard} error={fieldError} />
        <p className="field-hint">{t.checkout.sandboxNote}</p>
        {error !== undefined && fieldError === undefined && <Problem error={error} />}
        {error === undefined && order.payment_error && (
          <Alert tone="bad">{t.checkout.declines[order.payment_error] ?? t.problems['payment-declined']}</Alert>
        )}
        <button className="button button-primary button-wide" disabled={busy !== null || order.payment_running}>
          {busy === 'paying' ? t.checkout.paying : t.checkout.pay(formatMoney(order.total, order.currency))}
        </button>
        <button
          type="button"
          className="button button-wide"
          disabled={busy !== null || order.payment_running}
          onClick={() => void run('cancelling', (session) => api.cancel(session, order.order_id))}
        >
          {busy === 'cancelling' ? t.checkout.cancelling : t.checkout.cancel}
        </button>
      </form>
    </section>
  );
}

/** A payment that waits: for the buyer at the bank's page, or for the provider's answer. */
function Waiting({ order }: { order: Order }) {
  if (order.next_action) {
    return (
      <Alert tone="info" title={t.checkout.bankTitle}>
        <a className="button" href={order.next_action.url}>{t.checkout.toBank}</a>
      </Alert>
    );
  }
  return order.payment_running ? <Loading label={t.checkout.paymentRunning} /> : null;
}
