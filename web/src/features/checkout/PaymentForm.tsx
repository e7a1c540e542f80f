import { useState, type FormEvent } from 'react';
import { orders as api } from '../../shared/api/client';
import { ApiError } from '../../shared/api/http';
import type { Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { Problem } from '../../shared/ui/feedback';
import { useSession } from '../auth/SessionProvider';
import { Countdown } from './Countdown';

const methods = ['tok_ok', 'tok_decline', 'tok_insufficient_funds'] as const;

export function PaymentForm({ order, onOrder }: { order: Order; onOrder: (order: Order) => void }) {
  const { user, authorized } = useSession();
  const [method, setMethod] = useState<(typeof methods)[number]>('tok_ok');
  const [busy, setBusy] = useState<'paying' | 'cancelling' | null>(null);
  const [error, setError] = useState<unknown>();

  const run = async (what: 'paying' | 'cancelling', call: (token: string) => Promise<Order>) => {
    setBusy(what);
    setError(undefined);
    try {
      onOrder(await authorized(call));
    } catch (failure) {
      setError(failure);
      await refetchAfter(failure);
    } finally {
      setBusy(null);
    }
  };

  /** A refusal by state means that what is shown is out of date, whatever became of the stream. */
  const refetchAfter = async (failure: unknown) => {
    if (!(failure instanceof ApiError) || failure.status !== 409 || user === null) return;
    try {
      onOrder(await authorized((token) => api.get(token, user.user_id, order.order_id)));
    } catch (second) {
      console.warn('order', second);
    }
  };

  const pay = (form: FormEvent) => {
    form.preventDefault();
    void run('paying', (token) => api.confirm(token, order.order_id, method));
  };
  const checkWhetherOver = () => {
    if (user === null) return;
    authorized((token) => api.get(token, user.user_id, order.order_id)).then(onOrder, setError);
  };

  return (
    <section className="card" aria-labelledby="pay-title">
      <div className="section-head">
        <h2 id="pay-title">{t.checkout.payTitle}</h2>
        {order.hold_expires_at && <Countdown deadline={order.hold_expires_at} createdAt={order.created_at} onOver={checkWhetherOver} />}
      </div>
      <form className="form" onSubmit={pay}>
        <fieldset className="choices">
          <legend>{t.checkout.payMethod}</legend>
          {methods.map((token) => (
            <label className="choice" key={token}>
              <input
                type="radio" name="method" value={token}
                checked={token === method} onChange={() => setMethod(token)}
              />
              {t.checkout.payMethods[token]}
            </label>
          ))}
        </fieldset>
        <p className="field-hint">{t.checkout.sandboxNote}</p>
        {error !== undefined && <Problem error={error} />}
        <button className="button button-primary button-wide" disabled={busy !== null}>
          {busy === 'paying' ? t.checkout.paying : t.checkout.pay(formatMoney(order.total, order.currency))}
        </button>
        <button
          type="button"
          className="button button-wide"
          disabled={busy !== null}
          onClick={() => void run('cancelling', (token) => api.cancel(token, order.order_id))}
        >
          {busy === 'cancelling' ? t.checkout.cancelling : t.checkout.cancel}
        </button>
      </form>
    </section>
  );
}
