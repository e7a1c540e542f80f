import type { Queue, QueuePlace } from '../../shared/api/types';
import { t } from '../../shared/i18n';

interface Props {
  queue: Queue;
  place: QueuePlace | null;
  /** Known on the page where the buyer entered. */
  nonce: string | undefined;
}

/** What anybody needs to check the draw (docs/queue-proof/check.mjs). */
export function DrawDetails({ queue, place, nonce }: Props) {
  const kept = `data:application/json,${encodeURIComponent(JSON.stringify(queue))}`;
  return (
    <details className="queue-proof">
      <summary>{t.waitingRoom.fairTitle}</summary>
      <p>{t.waitingRoom.fair}</p>
      <dl>
        <dt>{t.waitingRoom.commitment}</dt>
        <dd><code>{queue.commitment}</code></dd>
        <dt>{t.waitingRoom.digest(queue.listed)}</dt>
        <dd><code>{queue.entries_digest}</code></dd>
        {queue.public_value && (
          <>
            <dt>{t.waitingRoom.valueOf(queue.public_value.source)}</dt>
            <dd>
              {queue.public_value.value === null ? (
                t.waitingRoom.noValue(queue.seed !== null)
              ) : (
                <code>{queue.public_value.value}</code>
              )}
            </dd>
          </>
        )}
        {place && (
          <>
            <dt>{t.waitingRoom.myEntry}</dt>
            <dd><code>{place.entry}</code></dd>
          </>
        )}
        {nonce && (
          <>
            <dt>{t.waitingRoom.myNonce}</dt>
            <dd><code>{nonce}</code></dd>
          </>
        )}
      </dl>
      <p>
        <a href={kept} download={`queue-${queue.event_id}-${queue.entries}.json`}>{t.waitingRoom.keepState}</a>
        {queue.seed !== null && (
          <>
            {' · '}
            <a href={`/queue/${queue.event_id}/proof`}>{t.waitingRoom.proof}</a>
          </>
        )}
      </p>
    </details>
  );
}
