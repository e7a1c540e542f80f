import { useCallback } from 'react';
import { events, orders as api } from '../../shared/api/client';
import type { Order } from '../../shared/api/orderTypes';
import { useResource } from '../../shared/api/useResource';
import { t } from '../../shared/i18n';
import { Problem } from '../../shared/ui/feedback';
import { useAction } from './useAction';

/** More time to pay, once, if the event allows it. The countdown follows the order. */
export function ExtendHold({ order, onOrder }: { order: Order; onOrder: (order: Order) => void }) {
  const { data: event } = useResource(
    useCallback((signal: AbortSignal) => events.get(order.event_id, signal), [order.event_id]),
  );
  const { busy, failure, run } = useAction();
  const seconds = event?.hold_extension_seconds ?? 0;
  if (seconds === 0) return null;
  if (order.extended) return <p className="muted">{t.refunds.extended}</p>;
  return (
    <>
      {failure !== undefined && <Problem error={failure} />}
      <button
        type="button" className="button" disabled={busy}
        onClick={() => void run((token) => api.extend(token, order.order_id), onOrder)}
      >
        {t.refunds.extend(Math.max(1, Math.round(seconds / 60)))}
      </button>
    </>
  );
}
