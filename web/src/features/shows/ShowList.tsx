import { Link } from 'react-router';
import type { Series, Show } from '../../shared/api/types';
import { serverClock } from '../../shared/api/serverClock';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { EventBadge } from '../events';

interface Props {
  series: Series;
  shows: readonly Show[];
  /** Where a show leads, with its id at the end: "/event/". */
  to: string;
}

/** Shows of a series in order of time, each with its state. */
export function ShowList({ series, shows, to }: Props) {
  const time = (iso: string) => formatVenueTime(iso, series.time_zone);
  return (
    <ul className="show-list">
      {shows.map((show) => (
        <li key={show.event_id} className="card show-row">
          <div>
            <Link to={`${to}${show.event_id}`}>{time(show.starts_at)}</Link>
            <p className="muted">
              {t.events.priceRange(
                formatMoney(show.price_from, series.currency), formatMoney(show.price_to, series.currency),
              )}
              {show.previous_starts_at && ` · ${t.shows.moved(time(show.previous_starts_at))}`}
              {show.status === 'ON_SALE' && show.sale_starts_at
                && Date.parse(show.sale_starts_at) > serverClock.now()
                && ` · ${t.shows.opens(time(show.sale_starts_at))}`}
            </p>
          </div>
          <EventBadge
            status={show.status} soldOut={show.status === 'ON_SALE' && show.sold_out} saleStartsAt={show.sale_starts_at}
            draft={show.draft}
          />
        </li>
      ))}
    </ul>
  );
}
