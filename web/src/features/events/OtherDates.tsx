import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { EventDetail } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { productionShowsQuery } from '../search';
import { seriesQuery } from '../shows';
import { venueQuery } from './queries';

const mostDates = 6;

interface OtherDate {
  eventId: number;
  startsAt: string;
  priceFrom: number;
  soldOut: boolean;
}

/** Who cannot come on this date may come on another: of the same series, or of what is shown, in the same city. */
export function OtherDates({ event }: { event: EventDetail }) {
  const series = useInfiniteQuery({ ...seriesQuery(event.series_id ?? ''), enabled: event.series_id != null });
  const ofProduction = event.series_id == null && event.production_id != null && event.venue_id != null;
  const venue = useQuery({ ...venueQuery(event.venue_id ?? 0), enabled: ofProduction });
  const cityId = venue.data?.super_venue.city.city_id ?? 0;
  const shows = useInfiniteQuery({
    ...productionShowsQuery(event.production_id ?? 0, cityId), enabled: ofProduction && cityId !== 0,
  });
  const ofSeries = series.data?.pages[0]?.shows.filter(({ status }) => status === 'ON_SALE').map((show): OtherDate => ({
    eventId: show.event_id, startsAt: show.starts_at, priceFrom: show.price_from, soldOut: show.sold_out === true,
  }));
  const found = shows.data?.pages[0]?.result.flatMap(({ venue: hall }) => hall.movie.events).map((show): OtherDate => ({
    eventId: show.event_id, startsAt: show.start_time, priceFrom: show.price_from,
    soldOut: show.availability === 'SOLD_OUT',
  }));
  const dates = (ofSeries ?? found ?? []).filter(({ eventId }) => eventId !== event.event_id)
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt)).slice(0, mostDates);
  if (dates.length === 0) return null;
  const all = event.series_id != null ? `/shows/${event.series_id}` : `/city/${cityId}/film/${event.production_id}`;
  return (
    <section aria-labelledby="other-dates-title">
      <div className="section-head">
        <h2 id="other-dates-title">{t.home.otherDates}</h2>
        <Link to={all}>{t.shows.allDates}</Link>
      </div>
      <ul className="other-dates">
        {dates.map(({ eventId, startsAt, priceFrom, soldOut }) => (
          <li key={eventId} className="card">
            <Link to={`/event/${eventId}`}>{formatVenueTime(startsAt, event.time_zone)}</Link>
            <span className={soldOut ? 'sold-out' : 'muted'}>
              {soldOut ? t.events.soldOut : t.events.from(formatMoney(priceFrom, event.currency))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
