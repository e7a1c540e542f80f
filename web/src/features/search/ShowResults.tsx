import { Link } from 'react-router';
import type { FoundShow, FoundVenue } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatVenueTime, venueDayAndTime } from '../../shared/i18n/venueTime';
import { Problem } from '../../shared/ui/feedback';
import { Picture } from '../../shared/ui/Picture';
import { ShowMore } from '../../shared/ui/ShowMore';
import { joinPages } from './joinPages';
import { priceText, SaleBadge } from './ShowCard';
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

const skeletonCards = 4;

/** Shows by venue and film, under their days, with the way to each event. */
export function ShowResults({ list, without }: ShowResultsProps) {
  const venues = joinPages(list.data?.pages ?? []);
  return (
    <>
      {list.isError && !list.isFetchNextPageError && (
        <Problem error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <ResultSkeletons />}
      {list.data && venues.length === 0 && (
        <div className="empty">
          <p>{t.search.none}</p>
          <p className="muted">{t.search.noneHint}</p>
        </div>
      )}
      <ul className="found-list">
        {venues.map((venue) => (
          <li key={keyOf(venue)} className={without === 'film' ? 'card found found-plain' : 'card found'}>
            {without !== 'film' && (
              <Picture picture={venue.movie.picture} name={venue.movie.name} sizes="(max-width: 40rem) 6rem, 12rem" />
            )}
            <div className="found-what">
              {without !== 'film' && <h2><What venue={venue} /></h2>}
              {without === 'film' ? <h2><Where venue={venue} /></h2> : (
                <p className="muted">{without === 'place' ? venue.venue_name : <Where venue={venue} />}</p>
              )}
              <Days venue={venue} />
            </div>
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </>
  );
}

/** In a city the film leads to all of its cinemas there. */
function What({ venue: { movie, place } }: { venue: FoundVenue }) {
  if (movie.movie_id === null || !place) return <>{movie.name}</>;
  return <Link to={`/city/${place.city_id}/film/${movie.movie_id}`}>{movie.name}</Link>;
}

function Where({ venue }: { venue: FoundVenue }) {
  const { place } = venue;
  if (!place) return <>{venue.venue_name}</>;
  return (
    <>
      <Link to={`/place/${place.super_venue_id}`}>{place.name}</Link>
      {place.name !== venue.venue_name && `, ${venue.venue_name}`}
      <span className="found-address">
        {t.common.list([place.address, place.city_name].filter(Boolean))}
        {place.distance_km !== null && ` · ${t.search.distance(place.distance_km)}`}
      </span>
    </>
  );
}

function Days({ venue }: { venue: FoundVenue }) {
  const days = new Map<string, { show: FoundShow; time: string }[]>();
  for (const show of venue.movie.events) {
    const { day, time } = venueDayAndTime(show.start_time, venue.time_zone);
    days.set(day, [...(days.get(day) ?? []), { show, time }]);
  }
  return (
    <dl className="found-days">
      {[...days].map(([day, shows]) => (
        <div key={day}>
          <dt>{day}</dt>
          <dd>
            <ul className="found-shows">
              {shows.map(({ show, time }) => (
                <Show key={show.event_id} show={show} time={time} venue={venue} />
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Show({ show, time, venue }: { show: FoundShow; time: string; venue: FoundVenue }) {
  return (
    <li className={show.availability === 'SOLD_OUT' ? 'found-show found-sold' : 'found-show'}>
      <Link to={`/event/${show.event_id}`} aria-label={formatVenueTime(show.start_time, venue.time_zone)}>{time}</Link>
      {show.name !== venue.movie.name && <span>{show.name}</span>}
      <span className="found-price">{priceText(show)}</span>
      <SaleBadge show={show} />
    </li>
  );
}

function ResultSkeletons() {
  return (
    <>
      <p className="visually-hidden" role="status">{t.common.loading}</p>
      <ul className="found-list" aria-hidden="true">
        {Array.from({ length: skeletonCards }, (_, index) => (
          <li key={index} className="card found skeleton">
            <div className="picture" />
            <div className="found-what">
              <p className="skeleton-line" />
              <p className="skeleton-line skeleton-short" />
              <p className="skeleton-line" />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

const keyOf = (venue: FoundVenue) =>
  `${venue.venue_id ?? venue.venue_name}/${venue.movie.movie_id ?? venue.movie.events[0]?.event_id}`;
