import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import { events } from '../../shared/api/client';
import type { EventSummary } from '../../shared/api/types';
import { useResource } from '../../shared/api/useResource';
import { t } from '../../shared/i18n';
import { formatDateTime, formatMoney } from '../../shared/i18n/format';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { EventBadge } from './EventBadge';
import './events.css';

export function EventListPage() {
  const { data, error, reload } = useResource(useCallback((signal) => events.list({}, signal), []));
  const [more, setMore] = useState<{ events: EventSummary[]; next: string | null } | null>(null);
  const [moreError, setMoreError] = useState<unknown>();
  const next = more === null ? data?.next : more.next;
  const all = [...(data?.events ?? []), ...(more?.events ?? [])];

  const showMore = async (after: string) => {
    setMoreError(undefined);
    try {
      const page = await events.list({ after });
      setMore({ events: [...(more?.events ?? []), ...page.events], next: page.next });
    } catch (failure) {
      setMoreError(failure);
    }
  };

  return (
    <Page title={t.events.title} lead={t.events.lead}>
      {error !== undefined && <Problem error={error} onRetry={reload} />}
      {data === undefined && error === undefined && <Loading />}
      {data?.events.length === 0 && (
        <div className="empty">
          <p>{t.events.none}</p>
          <p className="muted">{t.events.noneHint}</p>
        </div>
      )}
      <ul className="event-list">
        {all.map((event) => (
          <EventCard key={event.event_id} event={event} />
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

function EventCard({ event }: { event: EventSummary }) {
  const prices = t.events.priceRange(
    formatMoney(event.price_from, event.currency),
    formatMoney(event.price_to, event.currency),
  );
  return (
    <li className="card event-card">
      <div className="event-card-top">
        <h2>
          <Link to={`/event/${event.event_id}`}>{event.name}</Link>
        </h2>
        <EventBadge status={event.status} />
      </div>
      <p className="event-when">{formatDateTime(event.starts_at)}</p>
      <p className="muted">{event.venue}</p>
      <p className="event-card-foot">
        <strong>{prices}</strong>
        <span className="muted">{t.events.capacity(event.seats_total)}</span>
      </p>
    </li>
  );
}
