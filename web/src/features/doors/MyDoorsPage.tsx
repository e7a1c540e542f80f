import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate } from 'react-router';
import { answerOf, api, bearer } from '../../shared/api/client';
import { privateKey } from '../../shared/api/queryClient';
import type { MyDoor, MyDoorInvitation } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { signInPath, useAction, useSession, VerifyNotice, type Authorized } from '../auth';

const myDoorsQuery = (userId: string | undefined, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'my-doors'),
    queryFn: ({ signal }) =>
      authorized((token) => answerOf(api.GET('/users/me/doors', { headers: bearer(token), signal }))),
    enabled: userId !== undefined,
  });

type Answer = 'accept' | 'decline';

async function answerInvitation(token: string, invitationId: string, answer: Answer): Promise<void> {
  const options = { params: { path: { invitation_id: invitationId } }, headers: bearer(token) };
  await answerOf(
    answer === 'accept'
      ? api.POST('/users/me/door-invitations/{invitation_id}/accept', options)
      : api.POST('/users/me/door-invitations/{invitation_id}/decline', options),
  );
}

/** The doors at which somebody works, and the invitations to more. */
export function MyDoorsPage() {
  const { user, authorized } = useSession();
  const queryClient = useQueryClient();
  const options = myDoorsQuery(user?.user_id, authorized);
  const { data, error } = useQuery(options);
  const answer = useAction(
    (token, { id, answer: given }: { id: string; answer: Answer }) => answerInvitation(token, id, given),
    { onSettled: () => queryClient.invalidateQueries({ queryKey: options.queryKey }) },
  );
  if (user === null) return <Navigate to={signInPath('/doors')} replace state={{ required: true }} />;
  const failure = answer.error ?? error;
  return (
    <Page title={t.door.doorsTitle} narrow>
      <p className="muted">{t.door.doorsLead}</p>
      <VerifyNotice anyRole />
      {failure && <Problem error={failure} />}
      {data === undefined && !failure && <Loading />}
      {data?.invitations.map((invitation) => (
        <Invitation
          key={invitation.invitation_id} invitation={invitation} busy={answer.busy}
          onAnswer={(given) => answer.run({ id: invitation.invitation_id, answer: given })}
        />
      ))}
      {data?.doors.map((door) => <Door key={door.event_id} door={door} />)}
      {data?.doors.length === 0 && data.invitations.length === 0 && <p>{t.door.noDoors}</p>}
    </Page>
  );
}

interface InvitationProps {
  invitation: MyDoorInvitation;
  busy: boolean;
  onAnswer: (answer: Answer) => void;
}

function Invitation({ invitation, busy, onAnswer }: InvitationProps) {
  const { name, venue, starts_at, time_zone } = invitation;
  return (
    <section className="card" aria-label={name}>
      <p>{t.door.invitedTo}</p>
      <h2>{name}</h2>
      <p>
        {t.common.pair(venue, formatVenueTime(starts_at, time_zone))}
      </p>
      <p className="muted">{t.door.invitedNote}</p>
      <div className="button-row">
        <button type="button" className="button button-primary" disabled={busy} onClick={() => onAnswer('accept')}>
          {t.door.accept}
        </button>
        <button type="button" className="button" disabled={busy} onClick={() => onAnswer('decline')}>
          {t.door.decline}
        </button>
      </div>
    </section>
  );
}

function Door({ door }: { door: MyDoor }) {
  return (
    <section className="card" aria-label={door.name}>
      <h2>{door.name}</h2>
      <p>
        {t.common.pair(door.venue, formatVenueTime(door.starts_at, door.time_zone))}
      </p>
      <Link className="button button-primary" to={`/door/${door.event_id}`}>
        {t.door.open}
      </Link>
    </section>
  );
}
