import { useEffect, useRef, type FormEvent } from 'react';
import type { EventDetail, Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { describeRefunds } from '../../shared/i18n/refundPolicy';
import { Countdown } from '../../shared/ui/Countdown';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { cardFieldError, CardFields } from '../cards';
import { ExtendHold } from '../refunds';
import { CancelHold } from './CancelHold';
import { isFree, usePayment } from './usePayment';

interface Props {
  order: Order;
  event: EventDetail | undefined;
  onOrder: (order: Order) => void;
}

export function PaymentForm({ order, event, onOrder }: Props) {
  const { card, setCard, pay, cancel, checkHold } = usePayment(order, onOrder);
  const busy = pay.busy || cancel.busy;
  const error = pay.error ?? cancel.error ?? checkHold.error;
  const fieldError = cardFieldError(error);
  const form = useRef<HTMLFormElement>(null);
  // Pay was disabled while the request ran, so the focus is lost. It goes to what is wrong.
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
  }, [error]);
  const submit = (submission: FormEvent) => {
    submission.preventDefault();
    if (busy) return;
    cancel.reset();
    checkHold.reset();
    pay.run(undefined);
  };
  const giveUp = () => {
    pay.reset();
    checkHold.reset();
    cancel.run(undefined);
  };

  return (
    <section className="card" aria-labelledby="pay-title">
      <div className="section-head">
        <h2 id="pay-title">{t.checkout.payTitle}</h2>
        {order.hold_expires_at && (
          <Countdown
            deadline={order.hold_expires_at} createdAt={order.created_at} onOver={() => checkHold.run(undefined)}
          />
        )}
      </div>
      <RunningPayment order={order} />
      <form ref={form} className="form" onSubmit={submit}>
        {isFree(order) ? (
          <p>{t.checkout.free}</p>
        ) : (
          <>
            <CardFields card={card} onCard={setCard} error={fieldError} />
            <p className="field-hint">{t.checkout.sandboxNote}</p>
          </>
        )}
        {error && fieldError === undefined && <Problem error={error} />}
        {!error && !pay.busy && order.payment_error && (
          <Alert tone="bad">{t.checkout.declines[order.payment_error] ?? t.problems['payment-declined']}</Alert>
        )}
        {event && <p className="muted">{describeRefunds(event, order)}</p>}
        <button className="button button-primary button-wide" disabled={busy || order.payment_running}>
          {pay.busy ? t.checkout.paying : payLabel(order)}
        </button>
      </form>
      <ExtendHold order={order} onOrder={onOrder} />
      <CancelHold busy={cancel.busy} disabled={busy || order.payment_running} onCancel={giveUp} />
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
