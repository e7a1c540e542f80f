import { useQuery } from '@tanstack/react-query';
import type { Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Problem } from '../../shared/ui/feedback';
import { useFocusFallback } from '../../shared/ui/useFocusFallback';
import { useAction } from '../auth';
import { eventQuery } from '../events';
import { extendHold } from './queries';

interface ExtendHoldProps {
  order: Order;
  onOrder: (order: Order) => void;
  /** Few words, for a line that has no room for more. */
  small?: boolean;
}

/** Gives the buyer more time to pay, once, if the event allows it. The countdown follows the order. */
export function ExtendHold({ order, onOrder, small = false }: ExtendHoldProps) {
  const { data: event } = useQuery(eventQuery(order.event_id));
  const extend = useAction(extendHold, { onSuccess: onOrder });
  const done = useFocusFallback<HTMLParagraphElement>(order.extended);
  const seconds = event?.hold_extension_seconds ?? 0;
  if (seconds === 0) return null;
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (order.extended) return <p ref={done} tabIndex={-1} className="muted">{t.refunds.extended}</p>;
  return (
    <>
      {extend.error && <Problem error={extend.error} />}
      <button
        type="button" className={small ? 'button button-small' : 'button extend-hold'} disabled={extend.busy}
        aria-label={small ? t.refunds.extendShortFully(minutes) : undefined}
        onClick={() => extend.run(order.order_id)}
      >
        {(small ? t.refunds.extendShort : t.refunds.extend)(minutes)}
      </button>
    </>
  );
}
