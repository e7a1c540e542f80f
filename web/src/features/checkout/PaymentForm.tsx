import { useEffect, useRef, type FormEvent } from 'react';
import type { EventDetail, Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { describeRefunds } from '../../shared/i18n/refundPolicy';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { cardFieldError, PaymentFields } from '../cards';
import { LetGo } from '../holds';
import { ExtendHold } from '../refunds';
import { isFree, usePayment } from './usePayment';

interface Props {
  order: Order;
  event: EventDetail | undefined;
  onOrder: (order: Order) => void;
}

export function PaymentForm({ order, event, onOrder }: Props) {
  const { method, pay } = usePayment(order, onOrder);
  const { error } = pay;
  const fieldError = cardFieldError(error);
  const form = useRef<HTMLFormElement>(null);
  // Pay was disabled while the request ran, so the focus is lost. It goes to what is wrong.
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
  }, [error]);
  const submit = (submission: FormEvent) => {
    submission.preventDefault();
    if (!pay.busy) pay.run(undefined);
  };

  return (
    <section className="card" aria-labelledby="pay-title">
      <h2 id="pay-title">{t.checkout.payTitle}</h2>
      <RunningPayment order={order} />
      <form ref={form} className="form" onSubmit={submit}>
        {isFree(order) ? (
          <p>{t.checkout.free}</p>
        ) : (
          <PaymentFields method={method} amount={order.total} currency={order.currency} error={fieldError} />
        )}
        {error && fieldError === undefined && <Problem error={error} />}
        {!error && !pay.busy && order.payment_error && (
          <Alert tone="bad">{t.checkout.declines[order.payment_error] ?? t.problems['payment-declined']}</Alert>
        )}
        {event && <p className="muted">{describeRefunds(event, order)}</p>}
        <button className="button button-primary button-wide" disabled={pay.busy || order.payment_running}>
          {pay.busy ? t.checkout.paying : payLabel(order)}
        </button>
      </form>
      <ExtendHold order={order} onOrder={onOrder} />
      <LetGo
        order={order} event={event} className="button let-go" label={t.checkout.cancel}
        disabled={pay.busy || order.payment_running} onOrder={onOrder}
      />
    </section>
  );
}

const payLabel = (order: Order) =>
  isFree(order) ? t.checkout.confirmFree : t.checkout.pay(formatMoney(order.total, order.currency));

/** A payment that is not finished: the buyer has to confirm it at the bank, or the provider has not answered. */
function RunningPayment({ order }: { order: Order }) {
  if (order.next_action) {
    return (
      <Alert tone="info" title={t.checkout.bankTitle}>
        <a className="button" href={order.next_action.url}>{t.checkout.toBank}</a>
      </Alert>
    );
  }
  return order.payment_running ? <Loading label={t.checkout.paymentRunning} /> : null;
}
