import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../shared/i18n';
import { formatDateTime } from '../../shared/i18n/format';
import { Loading, Problem } from '../../shared/ui/feedback';
import { ShowMore } from '../../shared/ui/ShowMore';
import { useAction, useSession } from '../auth';
import { deliveriesQuery, redeliver } from './queries';

/** What was sent to one webhook, newest first. It is asked for once somebody opens it. */
export function Deliveries({ webhookId, url }: { webhookId: string; url: string }) {
  const { user, authorized } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  const queries = useQueryClient();
  const options = deliveriesQuery(user?.user_id, webhookId, authorized);
  const list = useInfiniteQuery({ ...options, enabled: isOpen });
  const again = useAction(redeliver, {
    onSettled: () => queries.invalidateQueries({ queryKey: options.queryKey }),
  });
  const deliveries = list.data?.pages.flatMap((page) => page.deliveries);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t.webhooks.deliveries(url)}</summary>
      {isOpen && list.isPending && <Loading />}
      {list.error && !list.isFetchNextPageError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {again.error && <Problem error={again.error} />}
      {deliveries?.length === 0 && <p className="muted">{t.webhooks.noDeliveries}</p>}
      <ul>
        {deliveries?.map(({ delivery_id, type, state, attempts, last_status, last_error, created_at }) => (
          <li key={delivery_id}>
            {formatDateTime(created_at)} <strong>{type}</strong> {t.webhooks.states[state] ?? state} ·{' '}
            {t.webhooks.attempts(attempts)}
            {last_status !== null && ` · ${last_status}`}
            {last_error !== null && ` · ${last_error}`}{' '}
            {state === 'FAILED' && (
              <button
                type="button" className="button button-small" disabled={again.busy}
                onClick={() => again.run({ webhookId, deliveryId: delivery_id })}
              >
                {t.webhooks.again}
              </button>
            )}
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </details>
  );
}
