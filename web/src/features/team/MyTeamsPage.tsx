import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { MyTeam, MyTeamInvitation } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { useAction, useSession, VerifyNotice } from '../auth';
import { act } from './acting';
import { answerInvitation, leaveTeam, myTeamsQuery } from './queries';

/** The sellers for whom a person acts, and the invitations to more. */
export function MyTeamsPage() {
  const { user, authorized } = useSession();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const options = myTeamsQuery(user?.user_id, authorized);
  const { data, error } = useQuery(options);
  const reload = () => queryClient.invalidateQueries({ queryKey: options.queryKey });
  const answer = useAction(
    (token, { id, accept }: { id: string; accept: boolean }) => answerInvitation(token, id, accept),
    { onSettled: reload },
  );
  const leave = useAction((token, sellerId: string) => leaveTeam(token, sellerId), {
    onSuccess: () => {
      act(null);
      return reload();
    },
  });
  const failure = answer.error ?? leave.error ?? error;
  const actFor = ({ seller_id, seller_name, role }: MyTeam) => {
    if (user === null) return;
    act({ userId: user.user_id, sellerId: seller_id, sellerName: seller_name, role });
    void navigate('/organiser');
  };
  return (
    <Page title={t.team.myTitle} narrow>
      <p className="muted">{t.team.myLead}</p>
      <VerifyNotice anyRole />
      {failure && <Problem error={failure} />}
      {data === undefined && !failure && <Loading />}
      {data?.invitations.map((invitation) => (
        <Invitation
          key={invitation.invitation_id} invitation={invitation} busy={answer.busy}
          onAnswer={(accept) => answer.run({ id: invitation.invitation_id, accept })}
        />
      ))}
      {data?.teams.map((team) => (
        <section key={team.seller_id} className="card" aria-label={team.seller_name}>
          <h2>{team.seller_name}</h2>
          <p>
            {t.common.labelled(t.team.roles[team.role], t.team.roleHints[team.role])}
          </p>
          <div className="button-row">
            <button type="button" className="button button-primary" onClick={() => actFor(team)}>
              {t.team.act(team.seller_name)}
            </button>
            <button
              type="button" className="button" disabled={leave.busy} onClick={() => leave.run(team.seller_id)}
            >
              {t.team.leave(team.seller_name)}
            </button>
          </div>
        </section>
      ))}
      {data?.teams.length === 0 && data.invitations.length === 0 && <p>{t.team.noTeams}</p>}
    </Page>
  );
}

interface InvitationProps {
  invitation: MyTeamInvitation;
  busy: boolean;
  onAnswer: (accept: boolean) => void;
}

function Invitation({ invitation: { seller_name, role }, busy, onAnswer }: InvitationProps) {
  return (
    <section className="card" aria-label={seller_name}>
      <h2>{seller_name}</h2>
      <p>
        {t.common.withNote(t.team.invitedAs(t.team.roles[role]), t.team.roleHints[role])}
      </p>
      <div className="button-row">
        <button type="button" className="button button-primary" disabled={busy} onClick={() => onAnswer(true)}>
          {t.team.accept}
        </button>
        <button type="button" className="button" disabled={busy} onClick={() => onAnswer(false)}>
          {t.team.decline}
        </button>
      </div>
    </section>
  );
}
