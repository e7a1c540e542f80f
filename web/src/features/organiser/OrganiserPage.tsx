import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { EventSummary } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { ShowMore } from '../../shared/ui/ShowMore';
import { useSession } from '../auth';
import { EventBadge } from '../events';
import { ownSeriesQuery } from '../shows';
import { ownEventsQuery } from './queries';
import './organiser.css';

export function OrganiserPage() {
  const { user, authorized } = useSession();
  const list = useInfiniteQuery(ownEventsQuery(user?.user_id, authorized));
  const events = list.data?.pages.flatMap<EventSummary>((page) => page.events);
  return (
    <Page
      title={t.organiser.title}
      aside={
        <Link className="button button-primary" to="/organiser/new">
          {t.organiser.create}
        </Link>
      }
    >
      {list.isError && !list.isFetchNextPageError && (
        <Problem error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <Loading />}
      {events?.length === 0 && <p className="empty">{t.organiser.none}</p>}
      <ul className="own-events">
        {events?.map((event) => (
          <li key={event.event_id} className="card own-event">
            <div>
              <h2>
                <Link to={`/organiser/event/${event.event_id}`}>{event.name}</Link>
              </h2>
              <p className="muted">
                {formatVenueTime(event.starts_at, event.time_zone)} · {event.venue} ·{' '}
                {t.events.capacity(event.seats_total)}
              </p>
            </div>
            <EventBadge
              status={event.status} saleStartsAt={event.sale_starts_at} presaleStartsAt={event.presale_starts_at}
              draft={event.draft}
            />
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
      <OwnSeries />
    </Page>
  );
}

function OwnSeries() {
  const { user, authorized } = useSession();
  const { data } = useQuery(ownSeriesQuery(user?.user_id, authorized));
  if (data === undefined || data.series.length === 0) return null;
  return (
    <section aria-labelledby="series-title">
      <h2 id="series-title">{t.shows.mySeries}</h2>
      <ul className="own-events">
        {data.series.map((series) => (
          <li key={series.series_id} className="card">
            <Link to={`/organiser/series/${series.series_id}`}>{series.name}</Link>{' '}
            <span className="muted">
              {series.venue} · {t.shows.finished(series.shows)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
