import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EventDetail } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { useAction, useSession } from '../auth';
import { cancelEvent, cancellationQuery } from './queries';
import './refunds.css';

/** Cancels an event. The seller types its name first, because nobody can undo it. */
export function CancelEvent({ event, onEvent }: { event: EventDetail; onEvent: (event: EventDetail) => void }) {
  const [typed, setTyped] = useState('');
  const cancel = useAction(cancelEvent, { onSuccess: onEvent });
  return (
    <section className="card" aria-labelledby="cancel-event-title">
      <h2 id="cancel-event-title">{t.refunds.cancelTitle}</h2>
      <p>{t.refunds.cancelHint}</p>
      <Field
        label={t.refunds.typeName(event.name)} value={typed} autoComplete="off"
        onChange={(change) => setTyped(change.target.value)}
      />
      {cancel.error && <Problem error={cancel.error} />}
      <button
        type="button" className="button" disabled={cancel.busy || typed.trim() !== event.name}
        onClick={() => cancel.run(event.event_id)}
      >
        {t.refunds.cancelEvent}
      </button>
    </section>
  );
}

/** How far the refunds of a cancelled event have come. */
export function CancellationProgress({ event }: { event: EventDetail }) {
  const { user, authorized } = useSession();
  const { data, error, refetch } = useQuery(cancellationQuery(user?.user_id, event.event_id, authorized));
  const done = data && data.released + data.refunded;
  const open = data && data.unpaid + data.refunds_open;
  return (
    <section className="card" aria-labelledby="cancellation-title">
      <h2 id="cancellation-title">{t.refunds.progressTitle}</h2>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <Alert tone={data.finished_at ? 'good' : data.refunds_refused > 0 ? 'warning' : 'info'}>
            {data.finished_at
              ? t.refunds.finished
              : t.refunds.progress(done ?? 0, open ?? 0, data.refunds_refused)}
          </Alert>
          <p>{t.refunds.amountRefunded(formatMoney(data.amount_refunded, event.currency))}</p>
        </>
      )}
    </section>
  );
}
