import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { TeamInvitation, TeamMember, TeamRole } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Alert, Badge, Loading, Problem } from '../../shared/ui/feedback';
import { Field, SelectField } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { useAction, useSession } from '../auth';
import { changeRole, invite, removeMember, teamQuery, withdraw } from './queries';

const allRoles = () => Object.keys(t.team.roles) as TeamRole[];

/** The members with their roles, who is invited, and the form to invite. */
export function Members() {
  const { user, authorized } = useSession();
  const queryClient = useQueryClient();
  const options = teamQuery(user?.user_id, authorized);
  const { data, error } = useQuery(options);
  const reload = () => queryClient.invalidateQueries({ queryKey: options.queryKey });
  const change = useAction(
    (token, { userId, role }: { userId: string; role: TeamRole }) => changeRole(token, userId, role),
    { onSettled: reload },
  );
  const remove = useAction(removeMember, { onSettled: reload });
  const takeBack = useAction(withdraw, { onSettled: reload });
  const failure = change.error ?? remove.error ?? takeBack.error ?? error;
  return (
    <section className="card" aria-labelledby="members-title">
      <h2 id="members-title">{t.team.membersTitle}</h2>
      {failure && <Problem error={failure} />}
      {data === undefined && !failure && <Loading />}
      {data?.members.length === 0 && <p className="muted">{t.team.noMembers}</p>}
      <ul className="team-list">
        {data?.members.map((member) => (
          <Member
            key={member.user_id} member={member} busy={change.busy || remove.busy}
            onRole={(role) => change.run({ userId: member.user_id, role })}
            onRemove={() => remove.run(member.user_id)}
          />
        ))}
      </ul>
      {data && data.invitations.length > 0 && <h3>{t.team.invitationsTitle}</h3>}
      <ul className="team-list">
        {data?.invitations.map((invitation) => (
          <Invited
            key={invitation.invitation_id} invitation={invitation}
            onWithdraw={() => takeBack.run(invitation.invitation_id)}
          />
        ))}
      </ul>
      <InviteForm onInvited={reload} />
    </section>
  );
}

interface MemberProps {
  member: TeamMember;
  busy: boolean;
  onRole: (role: TeamRole) => void;
  onRemove: () => void;
}

function Member({ member: { name, email, role }, busy, onRole, onRemove }: MemberProps) {
  return (
    <li>
      <span>
        <strong>{name}</strong> <span className="muted">{email}</span>
      </span>
      <span className="button-row">
        <select
          aria-label={t.team.roleOf(name)} value={role} disabled={busy}
          onChange={(event) => onRole(event.target.value as TeamRole)}
        >
          {allRoles().map((known) => (
            <option key={known} value={known}>
              {t.team.roles[known]}
            </option>
          ))}
        </select>
        <button
          type="button" className="button button-small" aria-label={t.team.remove(name)} disabled={busy}
          onClick={onRemove}
        >
          ✕
        </button>
      </span>
    </li>
  );
}

function Invited({ invitation, onWithdraw }: { invitation: TeamInvitation; onWithdraw: () => void }) {
  const { email, role, state } = invitation;
  return (
    <li>
      <span>
        {email} <span className="muted">{t.team.roles[role]}</span>{' '}
        <Badge tone={state === 'pending' ? 'info' : 'warning'}>{t.team.states[state]}</Badge>
      </span>
      <button type="button" className="button button-small" aria-label={t.team.withdraw(email)} onClick={onWithdraw}>
        ✕
      </button>
    </li>
  );
}

function InviteForm({ onInvited }: { onInvited: () => unknown }) {
  const [invited, setInvited] = useState(false);
  const send = useAction(
    (token, form: HTMLFormElement) => {
      const text = textOf(form);
      return invite(token, text('email').trim(), text('role') as TeamRole);
    },
    {
      onSuccess: (_, form) => {
        form.reset();
        setInvited(true);
        return onInvited();
      },
    },
  );
  const submit = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    setInvited(false);
    send.run(form.currentTarget);
  };
  return (
    <form className="form" onSubmit={submit}>
      <Field label={t.team.email} hint={t.team.emailHint} name="email" type="email" required autoComplete="off" />
      <SelectField label={t.team.role} name="role" defaultValue="manager">
        {allRoles().map((role) => (
          <option key={role} value={role}>
            {t.common.labelled(t.team.roles[role], t.team.roleHints[role])}
          </option>
        ))}
      </SelectField>
      {send.error && <Problem error={send.error} />}
      <button className="button" disabled={send.busy}>
        {t.team.invite}
      </button>
      {invited && <Alert tone="good">{t.team.invited}</Alert>}
    </form>
  );
}
