import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { SignedInPlace } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatDateTime } from '../../shared/i18n/format';
import { Badge, Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { endAllSessions, sessionsQuery } from './api';
import { ChangePassword } from './ChangePassword';
import { SecondFactor } from './SecondFactor';
import { MyData } from './MyData';
import { Passkeys } from './Passkeys';
import { useAction } from './useAction';
import { useSession } from './useSession';
import { VerifyNotice } from './VerifyNotice';
import './account.css';

/** Who is signed in, and where; signs out here or everywhere. */
export function AccountPage() {
  const { user, authorized, signOut, endSession } = useSession();
  const { data, error, refetch } = useQuery(sessionsQuery(user?.user_id, authorized));
  const everywhere = useAction(endAllSessions, { onSuccess: () => endSession(false) });
  return (
    <Page
      title={t.account.title}
      lead={user && <p className="account-lead">{t.account.lead(user.name, user.email)}</p>}
      narrow
    >
      <VerifyNotice anyRole />
      <ChangePassword />
      <SecondFactor />
      <Passkeys />
      <section className="card" aria-labelledby="places">
        <h2 id="places">{t.account.places}</h2>
        {error && <Problem error={error} onRetry={() => void refetch()} />}
        {data === undefined && !error && <Loading />}
        {data && (
          <ul className="places">
            {data.sessions.map((place) => (
              <Place key={place.session_id} place={place} />
            ))}
          </ul>
        )}
        {everywhere.error && <Problem error={everywhere.error} />}
        <div className="button-row">
          <button type="button" className="button" onClick={signOut}>
            {t.account.signOutHere}
          </button>
          <button
            type="button" className="button" disabled={everywhere.busy} onClick={() => everywhere.run(undefined)}
          >
            {t.account.signOutEverywhere}
          </button>
        </div>
        <p className="muted">{t.account.hint}</p>
      </section>
      <p>
        <Link className="button" to="/teams">
          {t.team.myTitle}
        </Link>
      </p>
      <MyData />
    </Page>
  );
}

function Place({ place }: { place: SignedInPlace }) {
  return (
    <li>
      <strong>{place.device}</strong> {place.current && <Badge tone="good">{t.account.current}</Badge>}
      <span className="muted">
        {t.account.used(formatDateTime(place.created_at), formatDateTime(place.last_used_at))}
      </span>
    </li>
  );
}
