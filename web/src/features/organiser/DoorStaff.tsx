import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { t } from '../../shared/i18n';
import { Problem } from '../../shared/ui/feedback';
import { useAction, useSession } from '../auth';
import { DoorInvitations } from './DoorInvitations';
import { doorStaffQuery, removeDoorStaff } from './queries';

/** The people who may scan at this event's door, whom the seller invited, and the link to the door page. */
export function DoorStaff({ eventId }: { eventId: number }) {
  const { user, authorized } = useSession();
  const queryClient = useQueryClient();
  const options = doorStaffQuery(user?.user_id, eventId, authorized);
  const { data, error } = useQuery(options);
  const remove = useAction((token, userId: string) => removeDoorStaff(token, eventId, userId), {
    onSuccess: () => queryClient.invalidateQueries({ queryKey: options.queryKey }),
  });
  const staff = data?.staff ?? [];
  const failure = remove.error ?? error;
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
            {t.common.withNote(person.name, person.email)}{' '}
            <button
              type="button" className="button button-small" aria-label={t.door.remove(person.name)}
              onClick={() => remove.run(person.user_id)}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <DoorInvitations eventId={eventId} />
    </section>
  );
}
