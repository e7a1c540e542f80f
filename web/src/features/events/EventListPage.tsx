import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { EventSummary } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { Picture } from '../../shared/ui/Picture';
import { ShowMore } from '../../shared/ui/ShowMore';
import { EventBadge } from './EventBadge';
import { eventListQuery } from './queries';
import './events.css';

export function EventListPage() {
  const list = useInfiniteQuery(eventListQuery());
  const events = list.data?.pages.flatMap((page) => page.events);
  return (
    <Page title={t.events.title} lead={t.events.lead}>
      {list.isError && !list.isFetchNextPageError && (
        <Problem error={list.error} onRetry={() => void list.refetch()} />
      )}
      <p>
        <Link to="/find">{t.search.link}</Link>
      </p>
      {list.isPending && <Loading />}
      {events?.length === 0 && (
        <div className="empty">
          <p>{t.events.none}</p>
          <p className="muted">{t.events.noneHint}</p>
        </div>
      )}
      <ul className="event-list">
        {events?.map((event) => (
          <EventCard key={event.event_id} event={event} />
        ))}
      </ul>
      <ShowMore list={list} />
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
      {event.picture && <Picture picture={event.picture} sizes="(max-width: 40rem) 100vw, 20rem" />}
      <div className="event-card-top">
        <h2>
          <Link to={`/event/${event.event_id}`}>{event.name}</Link>
        </h2>
        <EventBadge
          status={event.status} saleStartsAt={event.sale_starts_at} presaleStartsAt={event.presale_starts_at}
        />
      </div>
      <p className="event-when">{formatVenueTime(event.starts_at, event.time_zone)}</p>
      {event.previous_starts_at && (
        <p className="muted">{t.shows.moved(formatVenueTime(event.previous_starts_at, event.time_zone))}</p>
      )}
      <p className="muted">{event.venue}</p>
      <p className="event-card-foot">
        <strong>{prices}</strong>
        <span className="muted">{t.events.capacity(event.seats_total)}</span>
      </p>
    </li>
  );
}
