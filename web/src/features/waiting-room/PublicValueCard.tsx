import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { EventDetail, Queue } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { useAction } from '../auth';
import { enterPublicValue, namePublicValue, queueQuery } from './queries';

/** Where the seller names the public value of a draw, and enters it when it is there. */
export function PublicValueCard({ event }: { event: EventDetail }) {
  const client = useQueryClient();
  // Read once: the seller does not wait here.
  const { queryKey, ...query } = queueQuery(event.event_id);
  const { data: queue } = useQuery({ queryKey, ...query, refetchInterval: false });
  const onSuccess = (changed: Queue) => client.setQueryData(queryKey, changed);
  const name = useAction(
    (token, { source, publishedAt }: { source: string; publishedAt: string }) =>
      namePublicValue(token, event.event_id, source, publishedAt),
    { onSuccess },
  );
  const enter = useAction((token, value: string) => enterPublicValue(token, event.event_id, value), { onSuccess });
  if (!queue) return null;
  const named = queue.public_value;
  const failure = name.error ?? enter.error;
  return (
    <section className="card" aria-labelledby="public-value-title">
      <h2 id="public-value-title">{t.waitingRoom.valueTitle}</h2>
      <p className="muted">{t.waitingRoom.valueLead}</p>
      {named && (
        <p>
          {t.common.sentence(t.waitingRoom.valueOf(named.source))}{' '}
          {t.waitingRoom.published(formatVenueTime(named.published_at, event.time_zone))}
        </p>
      )}
      {named?.value && <p>{t.waitingRoom.entered(named.value)}</p>}
      {!named && queue.phase !== 'CLOSED' && <p>{t.waitingRoom.sourceFixed}</p>}
      {failure && <Problem error={failure} />}
      {queue.phase === 'CLOSED' && (
        <SourceForm
          busy={name.busy}
          onName={(source, minutes) => {
            const publishedAt = new Date(Date.parse(queue.sale_starts_at) - minutes * 60_000).toISOString();
            name.run({ source, publishedAt });
          }}
        />
      )}
      {named && queue.phase === 'PRE_QUEUE' && <ValueForm busy={enter.busy} onEnter={enter.run} />}
    </section>
  );
}

function SourceForm({ busy, onName }: { busy: boolean; onName: (source: string, minutes: number) => void }) {
  const [source, setSource] = useState('');
  const [minutes, setMinutes] = useState('5');
  const submit = (form: FormEvent) => {
    form.preventDefault();
    onName(source, Number(minutes));
  };
  return (
    <form onSubmit={submit}>
      <Field
        label={t.waitingRoom.source} value={source} maxLength={200} required
        onChange={({ target }) => setSource(target.value)}
      />
      <Field
        label={t.waitingRoom.minutesBefore} type="number" min={0} max={1440} value={minutes} required
        onChange={({ target }) => setMinutes(target.value)}
      />
      <button className="button" disabled={busy}>{t.waitingRoom.nameSource}</button>
    </form>
  );
}

function ValueForm({ busy, onEnter }: { busy: boolean; onEnter: (value: string) => void }) {
  const [value, setValue] = useState('');
  const submit = (form: FormEvent) => {
    form.preventDefault();
    onEnter(value);
  };
  return (
    <form onSubmit={submit}>
      <Field
        label={t.waitingRoom.value} value={value} maxLength={200} required
        onChange={({ target }) => setValue(target.value)}
      />
      <button className="button" disabled={busy}>{t.waitingRoom.enterValue}</button>
    </form>
  );
}
