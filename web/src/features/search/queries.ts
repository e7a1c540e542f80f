import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import type { City, CityProduction, FoundVenue, ShowKind, SuperVenue } from '../../shared/api/types';

/** What is looked for; what is empty does not matter. The names are those of `GET /search`. */
export interface Wanted {
  q?: string;
  city?: string;
  kind?: string;
  from?: string;
  to?: string;
  production?: string;
  super_venue?: string;
  venue?: string;
  currency?: string;
  /** Minor units. */
  price_max?: string;
  availability?: string;
  latitude?: string;
  longitude?: string;
  radius?: string;
  sort?: 'soonest' | 'nearest' | 'price' | '';
}

/** Lists of what is on change by the minute; going back to one shows it at once. */
const listStaleMs = 10_000;

/** Shows that a row of the home page looks at. A film has many at one cinema, of which the row shows one. */
const railShows = { film: 100, concert: 24, match: 24, play: 24, other: 24 } satisfies Record<ShowKind, number>;

/** Of these a list of suggestions is made. */
const suggestedShows = 20;
const suggestedCities = 3;

/** Venues of a city that its page lists. */
const cityPlaces = 60;

export const searchQuery = (wanted: Wanted) =>
  infiniteQueryOptions({
    queryKey: ['search', wanted],
    queryFn: ({ signal, pageParam: after }) => {
      const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value)) as Wanted;
      const { kind, availability, sort, ...rest } = given;
      const query = {
        ...rest,
        ...(kind && { kind: kind as ShowKind }),
        ...(availability && { availability: availability as 'AVAILABLE' | 'FEW' }),
        ...(sort && { sort }),
        ...(after !== null && { after }),
      };
      return answerOf(api.GET('/search', { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: listStaleMs,
  });

/** The soonest shows of a kind. */
export const railQuery = (kind: ShowKind) =>
  queryOptions({
    queryKey: ['search', 'rail', kind],
    queryFn: async ({ signal }): Promise<FoundVenue[]> =>
      (await answerOf(api.GET('/search', { params: { query: { kind, limit: railShows[kind] } }, signal })))
        .result.map(({ venue }) => venue),
    staleTime: listStaleMs,
  });

/** Shows and cities that have the typed words. */
export const suggestionsQuery = (typed: string) =>
  queryOptions({
    queryKey: ['search', 'suggestions', typed],
    queryFn: async ({ signal }): Promise<{ venues: FoundVenue[]; cities: City[] }> => {
      const [shows, cities] = await Promise.all([
        answerOf(api.GET('/search', { params: { query: { q: typed, limit: suggestedShows } }, signal })),
        answerOf(api.GET('/cities', { params: { query: { q: typed, limit: suggestedCities } }, signal })),
      ]);
      return { venues: shows.result.map(({ venue }) => venue), cities: cities.cities };
    },
    enabled: typed !== '',
    staleTime: listStaleMs,
    retry: false,
  });

export const cityProductionsQuery = (cityId: number, kind = '') =>
  infiniteQueryOptions({
    queryKey: ['cities', cityId, 'productions', kind],
    queryFn: ({ signal, pageParam: after }) =>
      answerOf(
        api.GET('/cities/{city_id}/productions', {
          params: {
            path: { city_id: cityId },
            query: { ...(kind !== '' && { kind: kind as ShowKind }), ...(after !== null && { after }) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: listStaleMs,
  });

/** The newest productions of a city. */
export const cityProductionsPageQuery = (cityId: number, kind: ShowKind) =>
  queryOptions({
    queryKey: ['cities', cityId, 'productions-page', kind],
    queryFn: async ({ signal }): Promise<CityProduction[]> =>
      (await answerOf(
        api.GET('/cities/{city_id}/productions', { params: { path: { city_id: cityId }, query: { kind } }, signal }),
      )).productions,
    staleTime: listStaleMs,
  });

/** Cinemas, arenas and theatres of a city. */
export const cityPlacesQuery = (cityId: number) =>
  queryOptions({
    queryKey: ['cities', cityId, 'places'],
    queryFn: async ({ signal }): Promise<SuperVenue[]> =>
      (await answerOf(
        api.GET('/super-venues', { params: { query: { city: String(cityId), limit: cityPlaces } }, signal }),
      )).super_venues,
    staleTime: listStaleMs,
  });

/** @param on A day, such as 2026-12-05; empty for any. */
export const productionShowsQuery = (productionId: number, cityId: number, on = '') =>
  infiniteQueryOptions({
    queryKey: ['productions', productionId, 'shows', cityId, on],
    queryFn: ({ signal, pageParam: after }) =>
      answerOf(
        api.GET('/productions/{production_id}/shows', {
          params: {
            path: { production_id: productionId },
            query: {
              city: String(cityId), ...(on !== '' && { from: on, to: on }), ...(after !== null && { after }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: listStaleMs,
  });
