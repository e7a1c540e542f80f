import type { FoundShow, FoundVenue } from '../../shared/api/types';

/** What is shown, once: with its first show, and where that is. */
export interface FoundMovie {
  key: string;
  venue: FoundVenue;
  first: FoundShow;
  /** It has more shows than the first. */
  hasMore: boolean;
}

const keyOf = ({ movie }: FoundVenue) => String(movie.movie_id ?? `event ${movie.events[0]?.event_id}`);

/** The films, concerts and so on of shows that are found by venue, soonest first. */
export function moviesOf(venues: readonly FoundVenue[]): FoundMovie[] {
  const movies = new Map<string, FoundMovie>();
  for (const venue of venues) {
    const first = venue.movie.events[0];
    if (first === undefined) continue;
    const known = movies.get(keyOf(venue));
    const isEarlier = known === undefined || first.start_time < known.first.start_time;
    movies.set(keyOf(venue), {
      ...(isEarlier ? { key: keyOf(venue), venue, first } : known),
      hasMore: known !== undefined || venue.movie.events.length > 1,
    });
  }
  return [...movies.values()].sort((a, b) => a.first.start_time.localeCompare(b.first.start_time));
}

/** Its one show, or all of its dates. */
export const pathOf = ({ venue, first, hasMore }: FoundMovie) =>
  hasMore && venue.movie.movie_id !== null ? `/find?production=${venue.movie.movie_id}` : `/event/${first.event_id}`;

/** "Lumen Palace, Taipei", or what an event without a place calls its venue. */
export function placeText({ place, venue_name: hall }: FoundVenue): string {
  if (!place) return hall;
  return [place.name, place.name.includes(place.city_name) ? '' : place.city_name].filter(Boolean).join(', ');
}
