import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import { events } from '../../shared/api/client';
import type { EventSummary } from '../../shared/api/types';
import { useResource } from '../../shared/api/useResource';
import { t } from '../../shared/i18n';
import { formatDateTime } from '../../shared/i18n/format';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { useSession } from '../auth/SessionProvider';
import { EventBadge } from '../events/EventBadge';
import './organiser.css';

export function OrganiserPage() {
  const { authorized } = useSession();
  const { data, error, reload } = useResource(
    useCallback((signal) => authorized((token) => events.mine(token, undefined, signal)), [authorized]),
  );
  const [more, setMore] = useState<{ events: EventSummary[]; next: string | null } | null>(null);
  const [moreError, setMoreError] = useState<unknown>();
  const next = more === null ? data?.next : more.next;
  const showMore = async (after: string) => {
    setMoreError(undefined);
    try {
      const page = await authorized((token) => events.mine(token, after));
      setMore({ events: [...(more?.events ?? []), ...page.events], next: page.next });
    } catch (failure) {
      setMoreError(failure);
    }
  };
  return (
    <Page
      title={t.organiser.title}
      aside={
        <Link className="button button-primary" to="/organiser/new">
          {t.organiser.create}
        </Link>
      }
    >
      {error !== undefined && <Problem error={error} onRetry={reload} />}
      {data === undefined && error === undefined && <Loading />}
      {data?.events.length === 0 && <p className="empty">{t.organiser.none}</p>}
      <ul className="own-events">
        {[...(data?.events ?? []), ...(more?.events ?? [])].map((event) => (
          <li key={event.event_id} className="card own-event">
            <div>
              <h2>
                <Link to={`/organiser/event/${event.event_id}`}>{event.name}</Link>
              </h2>
              <p className="muted">
                {formatDateTime(event.starts_at)} · {event.venue} · {t.events.capacity(event.seats_total)}
              </p>
            </div>
            <EventBadge status={event.status} />
          </li>
        ))}
      </ul>
      {moreError !== undefined && <Problem error={moreError} />}
      {next && (
        <button type="button" className="button" onClick={() => void showMore(next)}>
          {t.common.showMore}
        </button>
      )}
    </Page>
  );
}
