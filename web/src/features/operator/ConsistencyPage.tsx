import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { t } from '../../shared/i18n';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { useSession } from '../auth';
import { OperatorFrame } from './OperatorFrame';
import { seatAuditQuery, waitlistReplayQuery } from './queries';

/** Whether the stores of an event agree, and whether its waitlist was served in order. */
export function ConsistencyPage() {
  const [eventId, setEventId] = useState<number | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setEventId(Number(textOf(event.currentTarget)('event')));
  };
  return (
    <OperatorFrame title={t.operator.consistency} lead={t.operator.consistencyLead}>
      <form className="card form" onSubmit={submit}>
        <Field label={t.operator.eventNumber} name="event" type="number" min={1} required />
        <button className="button">{t.operator.compare}</button>
      </form>
      {eventId !== null && (
        <>
          <SeatAudit key={`seats ${eventId}`} eventId={eventId} />
          <WaitlistAudit key={`waitlist ${eventId}`} eventId={eventId} />
        </>
      )}
    </OperatorFrame>
  );
}

function SeatAudit({ eventId }: { eventId: number }) {
  const { user, authorized } = useSession();
  const { data, error, refetch } = useQuery(seatAuditQuery(user?.user_id, eventId, authorized));
  return (
    <section className="card" aria-labelledby="seat-audit-title">
      <h2 id="seat-audit-title">{t.operator.seats}</h2>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data && (
        <Alert tone={data.consistent ? 'good' : 'bad'}>
          {data.consistent ? t.operator.agree(data.subsections) : t.operator.differ(data.count)}
        </Alert>
      )}
      <ul>
        {data?.differences.map(({ kind, section, subsection, row, seat, what }, i) => (
          <li key={i}>{kind}: {section}-{subsection} {row ?? ''}/{seat ?? ''} {what}</li>
        ))}
      </ul>
    </section>
  );
}

function WaitlistAudit({ eventId }: { eventId: number }) {
  const { user, authorized } = useSession();
  const { data, error, refetch } = useQuery(waitlistReplayQuery(user?.user_id, eventId, authorized));
  return (
    <section className="card" aria-labelledby="waitlist-audit-title">
      <h2 id="waitlist-audit-title">{t.operator.waitlist}</h2>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data && (
        <Alert tone={data.violations.length === 0 ? 'good' : 'bad'}>
          {t.operator.waitlistSums(data.joined, data.offered, data.served)}{' '}
          {data.violations.length === 0 ? t.operator.inOrder : t.operator.violations(data.violations.length)}
        </Alert>
      )}
    </section>
  );
}
