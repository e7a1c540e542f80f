import { useCallback, useEffect, useState } from 'react';
import { events } from '../../shared/api/client';
import type { EventDetail } from '../../shared/api/types';
import { useResource } from '../../shared/api/useResource';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { useSession } from '../auth/SessionProvider';
import { useAction } from './useAction';
import './refunds.css';

/** Calls an event off: its name has to be typed, because it cannot be undone. */
export function CancelEvent({ event, onEvent }: { event: EventDetail; onEvent: (event: EventDetail) => void }) {
  const [typed, setTyped] = useState('');
  const { busy, failure, run } = useAction();
  return (
    <section className="card" aria-labelledby="cancel-event-title">
      <h2 id="cancel-event-title">{t.refunds.cancelTitle}</h2>
      <p>{t.refunds.cancelHint}</p>
      <Field
        label={t.refunds.typeName(event.name)} value={typed} autoComplete="off"
        onChange={(change) => setTyped(change.target.value)}
      />
      {failure !== undefined && <Problem error={failure} />}
      <button
        type="button" className="button" disabled={busy || typed.trim() !== event.name}
        onClick={() => void run((token) => events.cancel(token, event.event_id), onEvent)}
      >
        {t.refunds.cancelEvent}
      </button>
    </section>
  );
}

const progressPollMs = 2_000;

/** How far the refunds of a cancelled event have come. */
export function CancellationProgress({ event }: { event: EventDetail }) {
  const { authorized } = useSession();
  const { data, error, reload } = useResource(
    useCallback(
      (signal: AbortSignal) => authorized((token) => events.cancellation(token, event.event_id, signal)),
      [authorized, event.event_id],
    ),
  );
  useEffect(() => {
    if (data?.finished_at) return;
    const timer = setTimeout(reload, progressPollMs);
    return () => clearTimeout(timer);
  }, [data, reload]);
  return (
    <section className="card" aria-labelledby="cancellation-title">
      <h2 id="cancellation-title">{t.refunds.progressTitle}</h2>
      {error !== undefined && <Problem error={error} onRetry={reload} />}
      {data && (
        <>
          <Alert tone={data.finished_at ? 'good' : data.refunds_refused > 0 ? 'warning' : 'info'}>
            {data.finished_at
              ? t.refunds.finished
              : t.refunds.progress(data.released + data.refunded, data.unpaid + data.refunds_open, data.refunds_refused)}
          </Alert>
          <p>{t.refunds.amountRefunded(formatMoney(data.amount_refunded, event.currency))}</p>
        </>
      )}
    </section>
  );
}
