import { useCallback, useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { door as api } from '../../shared/api/doorClient';
import { useResource } from '../../shared/api/useResource';
import { t } from '../../shared/i18n';
import { Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { useSession } from '../auth/SessionProvider';

/** Who may scan at this event's door, and the way there. */
export function DoorStaff({ eventId }: { eventId: number }) {
  const { authorized } = useSession();
  const load = useCallback(
    (signal: AbortSignal) => authorized((token) => api.staff(token, eventId, signal)), [authorized, eventId],
  );
  const { data, error, reload } = useResource(load);
  const [failure, setFailure] = useState<unknown>();
  const change = async (call: (token: string) => Promise<unknown>) => {
    setFailure(undefined);
    try {
      await authorized(call);
      reload();
      return true;
    } catch (refusal) {
      setFailure(refusal);
      return false;
    }
  };
  const add = async (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    const element = form.currentTarget;
    const email = String(new FormData(element).get('email')).trim();
    if (await change((token) => api.addStaff(token, eventId, email))) element.reset();
  };
  const staff = data?.staff ?? [];
  return (
    <section className="card" aria-labelledby="door-title">
      <div className="section-head">
        <h2 id="door-title">{t.door.staffTitle}</h2>
        <Link className="button" to={`/door/${eventId}`}>
          {t.door.open}
        </Link>
      </div>
      <p className="muted">{t.door.staffLead}</p>
      {(failure ?? error) !== undefined && <Problem error={failure ?? error} />}
      {data && staff.length === 0 && <p>{t.door.noStaff}</p>}
      <ul>
        {staff.map((person) => (
          <li key={person.user_id}>
            {person.name} ({person.email}){' '}
            <button
              type="button" className="button button-small" aria-label={t.door.remove(person.name)}
              onClick={() => void change((token) => api.removeStaff(token, eventId, person.user_id))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <form className="form" onSubmit={(form) => void add(form)}>
        <Field label={t.door.email} name="email" type="email" required autoComplete="off" />
        <button className="button">{t.door.add}</button>
      </form>
    </section>
  );
}
