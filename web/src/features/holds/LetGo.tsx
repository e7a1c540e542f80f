import { useState } from 'react';
import { ApiError } from '../../shared/api/ApiError';
import type { EventDetail, Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { Dialog } from '../../shared/ui/Dialog';
import { Problem } from '../../shared/ui/feedback';
import { useAction, useSession } from '../auth';
import { cancelOrder, fetchOrder } from '../orders';
import { HeldSeats } from './HeldSeats';

interface LetGoProps {
  order: Order;
  event: EventDetail | undefined;
  className?: string;
  label: string;
  /** What a screen reader hears where the label alone would say too little. */
  fullLabel?: string;
  disabled?: boolean;
  onOrder: (order: Order) => void;
}

/** The button that gives up a hold. It asks first, and says what is lost: the seats may be gone a second later. */
export function LetGo({ order, event, className = 'button', label, fullLabel, disabled = false, onOrder }: LetGoProps) {
  const [asking, setAsking] = useState(false);
  const { user, authorized } = useSession();
  const cancel = useAction((token) => cancelOrder(token, order.order_id), {
    onSuccess: (gone) => {
      setAsking(false);
      onOrder(gone);
    },
    onError: (failure) => {
      // 409: the order has another state than the one shown, and the stream may be down.
      if (!(failure instanceof ApiError) || failure.status !== 409 || user === null) return;
      authorized((token) => fetchOrder(token, user.user_id, order.order_id))
        .then(onOrder, (error: unknown) => console.warn('order', error));
    },
  });
  const close = () => {
    if (cancel.busy) return;
    cancel.reset();
    setAsking(false);
  };
  const name = event?.name ?? t.orders.unknownEvent(order.event_id);
  return (
    <>
      <button
        type="button" className={className} disabled={disabled} aria-label={fullLabel} aria-haspopup="dialog"
        onClick={() => setAsking(true)}
      >
        {label}
      </button>
      {asking && (
        <Dialog
          title={t.holds.sureTitle} onClose={close}
          buttons={
            <>
              <button type="button" className="button button-primary" disabled={cancel.busy} onClick={close}>
                {t.holds.keep}
              </button>
              <button
                type="button" className="button" disabled={cancel.busy || order.payment_running}
                onClick={() => cancel.run(undefined)}
              >
                {cancel.busy ? t.holds.going : t.holds.yes}
              </button>
            </>
          }
        >
          <p>{t.holds.lose(name)}</p>
          <HeldSeats order={order} event={event} />
          <p>{t.holds.worth(formatMoney(order.total, order.currency))}</p>
          {order.discount && <p>{t.holds.loseCode(order.discount.code)}</p>}
          {event?.asks_attendees && <p>{t.holds.loseNames}</p>}
          <p>{t.holds.atOnce}</p>
          {order.payment_running && <p>{t.holds.payingNow}</p>}
          {cancel.error && <Problem error={cancel.error} />}
        </Dialog>
      )}
    </>
  );
}
