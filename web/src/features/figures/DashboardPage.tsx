import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { EventFigures } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatCount, formatMoney } from '../../shared/i18n/format';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { ShowMore } from '../../shared/ui/ShowMore';
import { useSession } from '../auth';
import { sellerFiguresQuery } from './queries';
import './figures.css';

/** All events of a seller with what they hold, sold and took today. */
export function DashboardPage() {
  const { user, authorized } = useSession();
  const list = useInfiniteQuery(sellerFiguresQuery(user?.user_id, authorized));
  const events = list.data?.pages.flatMap<EventFigures>((page) => page.events);
  const crumbs = [{ label: t.organiser.title, to: '/organiser' }, { label: t.figures.dashboard }];
  return (
    <Page title={t.figures.dashboard} crumbs={crumbs} lead={<p>{t.figures.dashboardLead}</p>}>
      {list.isError && !list.isFetchNextPageError && (
        <Problem error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <Loading />}
      {events?.length === 0 && <p className="empty">{t.organiser.none}</p>}
      {events && events.length > 0 && (
        <div className="table-scroll card figure-dense">
          <table>
            <thead>
              <tr>
                <th scope="col">{t.figures.event}</th>
                <th scope="col" className="number">{t.figures.soldToday}</th>
                <th scope="col" className="number wide-only">{t.figures.sold}</th>
                <th scope="col" className="number">{t.figures.held}</th>
                <th scope="col" className="number">{t.figures.revenueToday}</th>
              </tr>
            </thead>
            <tbody>
              {events.map((event) => (
                <tr key={event.event_id}>
                  <th scope="row">
                    <Link to={`/organiser/event/${event.event_id}/figures`}>{event.name}</Link>
                    <span className="muted dashboard-when">{formatVenueTime(event.starts_at, event.time_zone)}</span>
                  </th>
                  <td className="number">{formatCount(event.today.sold)}</td>
                  <td className="number wide-only">
                    {formatCount(event.total.sold)} <span className="muted">/ {formatCount(event.seats_total)}</span>
                  </td>
                  <td className="number">{formatCount(event.total.held)}</td>
                  <td className="number">{formatMoney(event.today.revenue, event.currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ShowMore list={list} />
    </Page>
  );
}
