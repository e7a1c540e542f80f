import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useParams } from 'react-router';
import type { Allotment, EventDetail, NewAllotment } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatDateTime } from '../../shared/i18n/format';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Field, SelectField } from '../../shared/ui/Field';
import { Page } from '../../shared/ui/Page';
import { useAction, useSession } from '../auth';
import { eventQuery } from '../events';
import { parseSeats, seatText } from './namedSeats';
import { allotmentsQuery, createAllotment, fetchAllotment, releaseAllotment } from './queries';
import { noSeatsTyped, SeatFields, wantedSeats } from './SeatFields';
import { useRequestKey } from './useRequestKey';

/** The seats of an event that its seller keeps. */
export function AllotmentsPage() {
  const eventId = Number(useParams()['eventId']);
  const { data: event, isPending, error, refetch } = useQuery(eventQuery(eventId));
  const crumbs = [
    { label: t.organiser.title, to: '/organiser' },
    { label: event?.name ?? t.organiser.manage, to: `/organiser/event/${eventId}` },
    { label: t.boxOffice.allotments },
  ];
  return (
    <Page title={t.boxOffice.allotments} crumbs={crumbs} lead={<p>{t.boxOffice.allotmentsLead}</p>}>
      {event ? <Allotments key={eventId} event={event} />
        : isPending ? <Loading /> : <Problem error={error} onRetry={() => void refetch()} />}
    </Page>
  );
}

function Allotments({ event }: { event: EventDetail }) {
  const { user, authorized } = useSession();
  const queryClient = useQueryClient();
  const options = allotmentsQuery(user?.user_id, event.event_id, authorized);
  const { data, isPending, error, refetch } = useQuery(options);
  const reload = () => queryClient.invalidateQueries({ queryKey: options.queryKey });
  return (
    <>
      <NewAllotmentForm event={event} onMade={reload} />
      <section className="card" aria-labelledby="allotments-title">
        <h2 id="allotments-title">{t.boxOffice.allotments}</h2>
        {isPending && <Loading />}
        {error && <Problem error={error} onRetry={() => void refetch()} />}
        {data?.allotments.length === 0 && <p className="muted">{t.boxOffice.noAllotments}</p>}
        <ul className="order-list">
          {data?.allotments.map((allotment) => (
            <AllotmentCard key={allotment.allotment_id} allotment={allotment} onChanged={reload} />
          ))}
        </ul>
      </section>
    </>
  );
}

function NewAllotmentForm({ event, onMade }: { event: EventDetail; onMade: () => unknown }) {
  const [typed, setTyped] = useState(() => noSeatsTyped(event));
  const [name, setName] = useState('');
  const [kind, setKind] = useState<NewAllotment['kind']>('sponsor');
  const [releaseAt, setReleaseAt] = useState('');
  const [code, setCode] = useState('');
  const [checked, setChecked] = useState(false);
  const { keyOf, forget } = useRequestKey();
  const create = useAction(
    (token, body: NewAllotment) => createAllotment(token, event.event_id, body, keyOf(body)),
    {
      repeatable: true,
      onSuccess: () => {
        forget();
        setTyped(noSeatsTyped(event));
        setName('');
        setCode('');
        setChecked(false);
        return onMade();
      },
    },
  );
  const submit = (sent: FormEvent) => {
    sent.preventDefault();
    setChecked(true);
    const wanted = wantedSeats(typed);
    if (wanted === null || name.trim() === '') return;
    create.run({
      name: name.trim(), kind, ...wanted,
      release_at: releaseAt === '' ? null : new Date(releaseAt).toISOString(),
      access_code: code.trim() === '' ? null : code.trim(),
    });
  };
  return (
    <section className="card" aria-labelledby="new-allotment-title">
      <h2 id="new-allotment-title">{t.boxOffice.newAllotment}</h2>
      <form className="form" noValidate onSubmit={submit}>
        <Field
          label={t.boxOffice.name} hint={t.boxOffice.nameHint} required maxLength={100} value={name}
          error={checked && name.trim() === '' ? t.boxOffice.nameHint : undefined}
          onChange={(edit) => setName(edit.target.value)}
        />
        <SelectField
          label={t.boxOffice.kind} value={kind}
          onChange={(edit) => setKind(edit.target.value as NewAllotment['kind'])}
        >
          {Object.entries(t.boxOffice.kinds).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <SeatFields event={event} typed={typed} checked={checked} onTyped={setTyped} />
        <Field
          label={t.boxOffice.releaseAt} hint={t.boxOffice.releaseAtHint} type="datetime-local" value={releaseAt}
          onChange={(edit) => setReleaseAt(edit.target.value)}
        />
        <Field
          label={t.boxOffice.code} hint={t.boxOffice.codeHint} maxLength={64} autoComplete="off" value={code}
          onChange={(edit) => setCode(edit.target.value)}
        />
        {create.error && <Problem error={create.error} />}
        <button type="submit" className="button button-primary" disabled={create.busy}>
          {t.boxOffice.keep}
        </button>
      </form>
    </section>
  );
}

function AllotmentCard({ allotment, onChanged }: { allotment: Allotment; onChanged: () => unknown }) {
  const { event_id: eventId, allotment_id: id, name } = allotment;
  const [some, setSome] = useState('');
  const [wrong, setWrong] = useState(false);
  const show = useAction((token) => fetchAllotment(token, eventId, id), { readOnly: true });
  const release = useAction(
    (token, seats: ReturnType<typeof parseSeats>) => releaseAllotment(token, eventId, id, seats),
    {
      onSuccess: () => {
        setSome('');
        show.reset();
        return onChanged();
      },
    },
  );
  const counts = [
    t.boxOffice.kept(allotment.kept, allotment.wanted),
    allotment.pending > 0 && t.boxOffice.pending(allotment.pending),
    allotment.missing > 0 && t.boxOffice.missing(allotment.missing),
    allotment.released > 0 && t.boxOffice.gone(allotment.released),
  ];
  const submit = (sent: FormEvent) => {
    sent.preventDefault();
    const seats = parseSeats(some);
    setWrong(seats === null || seats.length === 0);
    if (seats && seats.length > 0) release.run(seats);
  };
  return (
    <li className="card order-card" aria-label={name}>
      <div className="order-card-head">
        <h3>{name}</h3>
        <span>{t.boxOffice.kinds[allotment.kind]}</span>
      </div>
      <p>
        {t.events.sectionName(allotment.section)} · {t.common.list(counts)} ·{' '}
        {allotment.released_at ? t.boxOffice.released
          : allotment.release_at ? t.boxOffice.until(formatDateTime(allotment.release_at)) : t.boxOffice.byHand}
      </p>
      {show.answer && <p>{t.common.list(show.answer.seats?.map(seatText) ?? [])}</p>}
      {(release.error ?? show.error) && <Problem error={release.error ?? show.error} />}
      {!allotment.released_at && (
        <>
          <div className="button-row">
            <button
              type="button" className="button" disabled={show.busy} aria-label={t.boxOffice.seatsOf(name)}
              onClick={() => show.run(undefined)}
            >
              {t.boxOffice.showSeats}
            </button>
            <button
              type="button" className="button" disabled={release.busy} aria-label={t.boxOffice.releaseAllOf(name)}
              onClick={() => release.run(null)}
            >
              {t.boxOffice.releaseAll}
            </button>
          </div>
          {allotment.kept > 0 && (
            <form className="form" noValidate onSubmit={submit}>
              <Field
                label={t.boxOffice.releaseSomeOf(name)} hint={t.boxOffice.namedHint} value={some} autoComplete="off"
                error={wrong ? t.boxOffice.namedWrong : undefined} onChange={(edit) => setSome(edit.target.value)}
              />
              <button type="submit" className="button" disabled={release.busy}>
                {t.boxOffice.releaseSome}
              </button>
            </form>
          )}
        </>
      )}
    </li>
  );
}
