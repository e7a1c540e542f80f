import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Link } from 'react-router';
import { t } from '../../shared/i18n';
import { Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { useAction, useSession } from '../auth';
import { addDoorStaff, doorStaffQuery, removeDoorStaff } from './queries';

/** The people who may scan at this event's door, and the link to the door page. */
export function DoorStaff({ eventId }: { eventId: number }) {
  const { user, authorized } = useSession();
  const queryClient = useQueryClient();
  const options = doorStaffQuery(user?.user_id, eventId, authorized);
  const { data, error } = useQuery(options);
  const reload = () => queryClient.invalidateQueries({ queryKey: options.queryKey });
  const add = useAction(
    (token, form: HTMLFormElement) => addDoorStaff(token, eventId, textOf(form)('email').trim()),
    {
      onSuccess: (_, form) => {
        form.reset();
        return reload();
      },
    },
  );
  const remove = useAction((token, userId: string) => removeDoorStaff(token, eventId, userId), { onSuccess: reload });
  const submit = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    remove.reset();
    add.run(form.currentTarget);
  };
  const staff = data?.staff ?? [];
  const failure = add.error ?? remove.error ?? error;
  return (
    <section className="card" aria-labelledby="door-title">
      <div className="section-head">
        <h2 id="door-title">{t.door.staffTitle}</h2>
        <Link className="button" to={`/door/${eventId}`}>
          {t.door.open}
        </Link>
      </div>
      <p className="muted">{t.door.staffLead}</p>
      {failure && <Problem error={failure} />}
      {data && staff.length === 0 && <p>{t.door.noStaff}</p>}
      <ul>
        {staff.map((person) => (
          <li key={person.user_id}>
            {person.name} ({person.email}){' '}
            <button
              type="button" className="button button-small" aria-label={t.door.remove(person.name)}
              onClick={() => {
                add.reset();
                remove.run(person.user_id);
              }}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <form className="form" onSubmit={submit}>
        <Field label={t.door.email} name="email" type="email" required autoComplete="off" />
        <button className="button">{t.door.add}</button>
      </form>
    </section>
  );
}
