import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { t } from '../../shared/i18n';
import { Alert, Badge, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { useAction, useSession } from '../auth';
import { doorInvitationsQuery, inviteDoorStaff, withdrawInvitation } from './queries';

/** Invites helpers by address. The seller sees the address and the answer, and never who has it. */
export function DoorInvitations({ eventId }: { eventId: number }) {
  const { user, authorized } = useSession();
  const queryClient = useQueryClient();
  const options = doorInvitationsQuery(user?.user_id, eventId, authorized);
  const { data, error } = useQuery(options);
  const reload = () => queryClient.invalidateQueries({ queryKey: options.queryKey });
  const [invited, setInvited] = useState(false);
  const invite = useAction(
    (token, form: HTMLFormElement) => inviteDoorStaff(token, eventId, textOf(form)('email').trim()),
    {
      onSuccess: (_, form) => {
        form.reset();
        setInvited(true);
        return reload();
      },
    },
  );
  const withdraw = useAction((token, id: string) => withdrawInvitation(token, eventId, id), { onSuccess: reload });
  const submit = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    withdraw.reset();
    setInvited(false);
    invite.run(form.currentTarget);
  };
  // Who accepted is in the list of staff, by name.
  const open = (data?.invitations ?? []).filter((invitation) => invitation.state !== 'accepted');
  const failure = invite.error ?? withdraw.error ?? error;
  return (
    <>
      {failure && <Problem error={failure} />}
      {open.length > 0 && <h3>{t.door.invitationsTitle}</h3>}
      <ul>
        {open.map(({ invitation_id, email, state }) => (
          <li key={invitation_id}>
            {email} <Badge tone={state === 'pending' ? 'info' : 'warning'}>{t.door.invitationStates[state]}</Badge>{' '}
            <button
              type="button" className="button button-small" aria-label={t.door.withdraw(email)}
              onClick={() => {
                invite.reset();
                withdraw.run(invitation_id);
              }}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <form className="form" onSubmit={submit}>
        <Field label={t.door.email} hint={t.door.emailHint} name="email" type="email" required autoComplete="off" />
        <button className="button">{t.door.invite}</button>
        {invited && <Alert tone="good">{t.door.invited}</Alert>}
      </form>
    </>
  );
}
