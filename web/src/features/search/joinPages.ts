import type { FoundVenue } from '../../shared/api/types';

/** The venues of all pages: where the next page goes on with the film of a venue, its shows join those before. */
export function joinPages(pages: { result: { venue: FoundVenue }[] }[]): FoundVenue[] {
  const venues = new Map<string, FoundVenue>();
  for (const { venue } of pages.flatMap((page) => page.result)) {
    const { movie } = venue;
    const key = `${venue.venue_id ?? venue.venue_name}/${movie.movie_id ?? `event ${movie.events[0]?.event_id}`}`;
    const before = venues.get(key);
    venues.set(key, before
      ? { ...before, movie: { ...before.movie, events: [...before.movie.events, ...movie.events] } }
      : venue);
  }
  return [...venues.values()];
}
