import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { ResaleTerms } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { useAction, useSession } from '../auth';
import { resaleTermsQuery, setResaleTerms } from './queries';

const minutesAnHour = 60;

/** What a seller allows of resale at an event, and what came of it. */
export function ResaleTermsForm({ eventId }: { eventId: number }) {
  const { user, authorized } = useSession();
  const { data, error, refetch } = useQuery(resaleTermsQuery(user?.user_id, eventId, authorized));
  return (
    <section className="card" aria-labelledby="resale-terms-title">
      <h2 id="resale-terms-title">{t.resale.termsTitle}</h2>
      <p className="muted">{t.resale.termsHint}</p>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data && (data.is_allowed || data.sold > 0) && <p>{t.resale.counts(data.offered, data.sold)}</p>}
      {data && <Terms eventId={eventId} terms={data} />}
    </section>
  );
}

function Terms({ eventId, terms }: { eventId: number; terms: ResaleTerms }) {
  const { user, authorized } = useSession();
  const queryClient = useQueryClient();
  const [allowed, setAllowed] = useState(terms.is_allowed);
  const [fee, setFee] = useState(String(terms.fee_percent));
  const [hours, setHours] = useState(String(terms.ends_minutes_before / minutesAnHour));
  const save = useAction(
    (token) =>
      setResaleTerms(token, eventId, {
        is_allowed: allowed, fee_percent: Number(fee),
        ends_minutes_before: Math.round(Number(hours) * minutesAnHour),
      }),
    {
      repeatable: true,
      onSuccess: (saved) =>
        void queryClient.setQueryData(resaleTermsQuery(user?.user_id, eventId, authorized).queryKey, saved),
    },
  );
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    save.run(undefined);
  };
  return (
    <form className="form" onSubmit={submit} onChange={() => save.reset()}>
      <label className="check">
        <input type="checkbox" checked={allowed} onChange={(change) => setAllowed(change.target.checked)} />{' '}
        {t.resale.allow}
      </label>
      {allowed && (
        <>
          <Field
            label={t.resale.fee} hint={t.resale.feeFieldHint} type="number" min={0} max={100} step={1} required
            value={fee} onChange={(change) => setFee(change.target.value)}
          />
          <Field
            label={t.resale.ends} type="number" min={0} max={8760} step="any" required value={hours}
            onChange={(change) => setHours(change.target.value)}
          />
        </>
      )}
      {save.error && <Problem error={save.error} />}
      {save.answer && <Alert tone="good">{t.resale.saved}</Alert>}
      <button className="button" disabled={save.busy}>
        {t.resale.save}
      </button>
    </form>
  );
}
