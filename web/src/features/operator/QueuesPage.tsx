import { useQuery, useQueryClient } from '@tanstack/react-query';
import { t } from '../../shared/i18n';
import { formatDateTime, formatMoney } from '../../shared/i18n/format';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { useAction, useSession } from '../auth';
import { OperatorFrame } from './OperatorFrame';
import { parkedMailsQuery, refusedRefundsQuery, retryMails, retryRefund } from './queries';

/** What stands still until a person looks at it. */
export function QueuesPage() {
  return (
    <OperatorFrame title={t.operator.queues} lead={t.operator.queuesLead}>
      <RefusedRefunds />
      <ParkedMails />
    </OperatorFrame>
  );
}

function RefusedRefunds() {
  const { user, authorized } = useSession();
  const queries = useQueryClient();
  const options = refusedRefundsQuery(user?.user_id, authorized);
  const { data, error, refetch } = useQuery(options);
  const retry = useAction(retryRefund, {
    onSettled: () => queries.invalidateQueries({ queryKey: options.queryKey }),
  });
  return (
    <section className="card" aria-labelledby="refused-title">
      <h2 id="refused-title">{t.operator.refunds(data?.total ?? 0)}</h2>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {retry.error && <Problem error={retry.error} />}
      {data === undefined && !error && <Loading />}
      {data?.newest.length === 0 && <p className="muted">{t.operator.nothing}</p>}
      <ul>
        {data?.newest.map(({ refund_id, booking_id, kind, amount_minor, currency, code, owed, refused_at }) => (
          <li key={refund_id}>
            <strong>{formatMoney(amount_minor, currency)}</strong>{' '}
            {[kind, code ?? '–', formatDateTime(refused_at)].join(' · ')} · <code>{booking_id}</code>{' '}
            {owed && (
              <button
                type="button" className="button button-small" disabled={retry.busy} onClick={() => retry.run(refund_id)}
              >
                {t.operator.retry}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ParkedMails() {
  const { user, authorized } = useSession();
  const queries = useQueryClient();
  const options = parkedMailsQuery(user?.user_id, authorized);
  const { data, error, refetch } = useQuery(options);
  const retry = useAction((token) => retryMails(token), {
    onSettled: () => queries.invalidateQueries({ queryKey: options.queryKey }),
  });
  return (
    <section className="card" aria-labelledby="mails-title">
      <div className="section-head">
        <h2 id="mails-title">{t.operator.mails(data?.total ?? 0)}</h2>
        <button
          type="button" className="button button-small" disabled={retry.busy || !data?.total}
          onClick={() => retry.run(undefined)}
        >
          {t.operator.retryMails}
        </button>
      </div>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {retry.error && <Problem error={retry.error} />}
      {retry.answer && <Alert tone="good">{t.operator.retried(retry.answer.retried)}</Alert>}
      {data === undefined && !error && <Loading />}
      {data?.newest.length === 0 && <p className="muted">{t.operator.nothing}</p>}
      <ul>
        {data?.newest.map(({ notification_id, kind, created_at, attempts, error: reason }) => (
          <li key={notification_id}>
            {kind} · {formatDateTime(created_at)} · {t.webhooks.attempts(attempts)} · {reason ?? '–'}
          </li>
        ))}
      </ul>
    </section>
  );
}
