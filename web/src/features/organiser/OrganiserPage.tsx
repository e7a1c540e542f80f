import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { EventSummary } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { ShowMore } from '../../shared/ui/ShowMore';
import { useSession } from '../auth';
import { EventBadge } from '../events';
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
        <div className="button-row">
          <Link className="button" to="/organiser/plans">
            {t.plans.title}
          </Link>
          <Link className="button" to="/organiser/team">
            {t.team.title}
          </Link>
          <Link className="button button-primary" to="/organiser/new">
            {t.organiser.create}
          </Link>
        </div>
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
            <EventBadge status={event.status} />
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </Page>
  );
}
