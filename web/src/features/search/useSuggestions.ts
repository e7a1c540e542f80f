import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { City, FoundVenue } from '../../shared/api/types';
import { useSettled } from '../../shared/ui/useSettled';
import { moviesOf, pathOf, placeText } from './foundMovies';
import { suggestionsQuery } from './queries';

export interface Suggestion {
  key: string;
  kind: 'title' | 'place' | 'city';
  label: string;
  /** Tells those of one name apart. */
  detail: string;
  to: string;
}

const mostTitles = 5;
const mostPlaces = 3;

/** One Latin letter says nothing; one Chinese character says much. */
const lastLatin = 0x24f;
const isEnough = (text: string) => text.length > 1 || (text.codePointAt(0) ?? 0) > lastLatin;

/** Shows, venues and cities for what is typed. What was found before stays until an answer comes. */
export function useSuggestions(text: string, isOpen: boolean): Suggestion[] {
  const settled = useSettled(text.trim());
  const typed = isOpen && isEnough(settled) ? settled : '';
  const { data } = useQuery({ ...suggestionsQuery(typed), placeholderData: keepPreviousData });
  return typed === '' || !data ? [] : suggestionsOf(typed, data.venues, data.cities);
}

export function suggestionsOf(typed: string, venues: readonly FoundVenue[], cities: readonly City[]): Suggestion[] {
  const movies = moviesOf(venues);
  const words = typed.toLowerCase().split(/\s+/);
  const places = new Map(venues.flatMap(({ place }) => (place ? [[place.super_venue_id, place] as const] : [])));
  return [
    ...cities.map((city): Suggestion => ({
      key: `city ${city.city_id}`, kind: 'city', label: [city.name, city.local_name].filter(Boolean).join(' '),
      detail: city.country, to: `/city/${city.city_id}`,
    })),
    ...movies.slice(0, mostTitles).map((movie): Suggestion => ({
      key: `title ${movie.key}`, kind: 'title', label: movie.venue.movie.name, detail: placeText(movie.venue),
      to: pathOf(movie),
    })),
    ...[...places.values()].filter(({ name }) => words.some((word) => name.toLowerCase().includes(word)))
      .slice(0, mostPlaces).map((place): Suggestion => ({
        key: `place ${place.super_venue_id}`, kind: 'place', label: place.name, detail: place.city_name,
        to: `/place/${place.super_venue_id}`,
      })),
  ];
}
