import { Link } from 'react-router';
import type { FoundShow, FoundVenue } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Badge, Loading, Problem } from '../../shared/ui/feedback';
import { ShowMore } from '../../shared/ui/ShowMore';
import { joinPages } from './joinPages';
import './search.css';

interface Results {
  data: { pages: { result: { venue: FoundVenue }[] }[] } | undefined;
  error: unknown;
  isPending: boolean;
  isError: boolean;
  isFetchNextPageError: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
}

interface ShowResultsProps {
  list: Results;
  /** What every card would say again is left out. */
  without?: 'film' | 'place';
}

/** Shows by venue and film, with the way to each event. */
export function ShowResults({ list, without }: ShowResultsProps) {
  const venues = joinPages(list.data?.pages ?? []);
  return (
    <>
      {list.isError && !list.isFetchNextPageError && (
        <Problem error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <Loading />}
      {list.data && venues.length === 0 && (
        <div className="empty">
          <p>{t.search.none}</p>
          <p className="muted">{t.search.noneHint}</p>
        </div>
      )}
      <ul className="found-list">
        {venues.map((venue) => (
          <li key={keyOf(venue)} className="card found">
            {without !== 'film' && <h2>{venue.movie.name}</h2>}
            {without === 'film' ? <h2><Where venue={venue} /></h2> : (
              <p className="muted">{without === 'place' ? venue.venue_name : <Where venue={venue} />}</p>
            )}
            <ul className="found-shows">
              {venue.movie.events.map((show) => (
                <Show key={show.event_id} show={show} timeZone={venue.time_zone} name={venue.movie.name} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </>
  );
}

function Where({ venue }: { venue: FoundVenue }) {
  const { place } = venue;
  if (!place) return <>{venue.venue_name}</>;
  return (
    <>
      <Link to={`/place/${place.super_venue_id}`}>{place.name}</Link>
      {`, ${venue.venue_name}`}
      <span className="found-address">
        {t.common.list([place.address, place.city_name].filter(Boolean))}
        {place.distance_km !== null && ` · ${t.search.distance(place.distance_km)}`}
      </span>
    </>
  );
}

function Show({ show, timeZone, name }: { show: FoundShow; timeZone: string; name: string }) {
  return (
    <li>
      <Link to={`/event/${show.event_id}`}>{formatVenueTime(show.start_time, timeZone)}</Link>
      {show.name !== name && <span>{show.name}</span>}
      <span className="found-price">{t.events.from(formatMoney(show.price_from, show.currency))}</span>
      <SaleBadge show={show} />
    </li>
  );
}

function SaleBadge({ show }: { show: FoundShow }) {
  if (show.sale_state !== 'ON_SALE') return <Badge tone="neutral">{t.search.sale[show.sale_state]}</Badge>;
  const tone = { AVAILABLE: 'good', FEW: 'warning', SOLD_OUT: 'bad' } as const;
  return <Badge tone={tone[show.availability]}>{t.search.availability[show.availability]}</Badge>;
}

const keyOf = (venue: FoundVenue) =>
  `${venue.venue_id ?? venue.venue_name}/${venue.movie.movie_id ?? venue.movie.events[0]?.event_id}`;
