import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { t } from '../../shared/i18n';
import { formatCount, formatDateTime } from '../../shared/i18n/format';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { useSession } from '../auth';
import { AccountChanges } from './AccountChanges';
import { accountQuery, type AccountDetail } from './accounts';
import { AccountState } from './AccountsPage';
import { OperatorFrame } from './OperatorFrame';

/** One account: its state, where it is signed in, and what an operator may do to it. */
export function AccountOfPage() {
  const { userId = '' } = useParams();
  const { user, authorized } = useSession();
  const { data, error, refetch } = useQuery(accountQuery(user?.user_id, userId, authorized));
  return (
    <OperatorFrame
      title={data?.account.name ?? t.accounts.title}
      crumbs={[{ label: t.accounts.title, to: '/operator/accounts' }, { label: data?.account.name ?? '…' }]}
    >
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data && (
        <>
          {data.account.locked_at && (
            <Alert tone="bad" title={t.accounts.lockedSince(formatDateTime(data.account.locked_at))}>
              {data.lock_reason !== null && t.accounts.reasonWas(data.lock_reason)}
            </Alert>
          )}
          <AccountFacts detail={data} />
          <AccountSessions detail={data} />
          <AccountChanges detail={data} />
        </>
      )}
    </OperatorFrame>
  );
}

function AccountFacts({ detail }: { detail: AccountDetail }) {
  const { account } = detail;
  const { facts } = t.accounts;
  const rows = [
    [facts.email, `${account.email} · ${account.email_verified ? t.accounts.verified : t.accounts.unverified}`],
    [facts.since, formatDateTime(account.created_at)],
    [facts.lastLogIn, detail.last_log_in_at ? formatDateTime(detail.last_log_in_at) : t.accounts.never],
    [facts.secondFactor, detail.has_second_factor ? t.accounts.on : t.accounts.off],
    [facts.passkeys, formatCount(detail.passkeys)],
    ...(account.role === 'seller'
      ? [
          [facts.events, formatCount(detail.events)],
          [facts.apiKeys, formatCount(detail.api_keys)],
          [facts.team, formatCount(detail.team_members)],
        ]
      : []),
    [facts.id, account.user_id],
  ];
  return (
    <section className="card" aria-labelledby="account-title">
      <h2 id="account-title">{t.accounts.roles[account.role]} <AccountState account={account} /></h2>
      <dl className="account-facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p><Link to={`/operator/audit-log?user=${account.user_id}`}>{t.accounts.log}</Link></p>
    </section>
  );
}

function AccountSessions({ detail }: { detail: AccountDetail }) {
  const hidden = detail.session_count - detail.sessions.length;
  return (
    <section className="card" aria-labelledby="account-sessions-title">
      <h2 id="account-sessions-title">{t.accounts.sessions(detail.session_count)}</h2>
      <ul>
        {detail.sessions.map(({ device, created_at, last_used_at }) => (
          <li key={`${created_at} ${device}`}>
            {t.accounts.session(device, formatDateTime(created_at), formatDateTime(last_used_at))}
          </li>
        ))}
        {hidden > 0 && <li>{t.accounts.more(hidden)}</li>}
      </ul>
    </section>
  );
}
