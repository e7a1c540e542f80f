import { useQuery, useQueryClient } from '@tanstack/react-query';
import { t } from '../../shared/i18n';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { useAction, useSession } from '../auth';
import { OperatorFrame } from './OperatorFrame';
import { deadLettersQuery, replayDeadLetters, services, type Service } from './queries';

/** More of a message is in the log of the broker. */
const mostShown = 400;

/** Messages that a service could not handle, with their reasons; and sending them to their topics again. */
export function DeadLettersPage() {
  return (
    <OperatorFrame title={t.operator.deadLetters} lead={t.operator.deadLettersLead}>
      {services.map((service) => <LettersOf key={service} service={service} />)}
    </OperatorFrame>
  );
}

function LettersOf({ service }: { service: Service }) {
  const { user, authorized } = useSession();
  const queries = useQueryClient();
  const options = deadLettersQuery(user?.user_id, service, authorized);
  const { data, error, refetch } = useQuery(options);
  const replay = useAction(replayDeadLetters, {
    onSettled: () => queries.invalidateQueries({ queryKey: options.queryKey }),
  });
  return (
    <section className="card" aria-label={service}>
      <div className="section-head">
        <h2>{service}</h2>
        <button
          type="button" className="button button-small" aria-label={t.operator.replay(service)}
          disabled={replay.busy || !data?.length} onClick={() => replay.run(service)}
        >
          {t.operator.replayShort}
        </button>
      </div>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {replay.error && <Problem error={replay.error} />}
      {replay.answer && <Alert tone="good">{t.operator.replayed(replay.answer.replayed)}</Alert>}
      {data === undefined && !error && <Loading />}
      {data?.length === 0 && <p className="muted">{t.operator.nothing}</p>}
      <ul>
        {data?.map(({ topic, partition, offset, type, key, reason, payload }) => (
          <li key={`${topic}/${partition}/${offset}`}>
            <strong>{reason}</strong>
            <br />
            <span className="muted">{type} · {topic} · {partition}/{offset} · {key}</span>
            <details>
              <summary>{t.operator.message}</summary>
              <code className="operator-payload">{payload.slice(0, mostShown)}</code>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
