import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';

/** Lists of places and films change by the day. */
const placesStaleMs = 60_000;

/** All that a list of cities to choose from shows. */
const maxCities = 100;

/** What is looked for; what is empty does not matter. The names are those of `GET /search`. */
export interface Wanted {
  q?: string;
  city?: string;
  kind?: string;
  from?: string;
  super_venue?: string;
  latitude?: string;
  longitude?: string;
  radius?: string;
  sort?: 'soonest' | 'nearest';
}

type KindOfQuery = 'film' | 'concert' | 'match' | 'play' | 'other';

export const searchQuery = (wanted: Wanted) =>
  infiniteQueryOptions({
    queryKey: ['search', wanted],
    queryFn: ({ signal, pageParam: after }) => {
      const { kind, ...rest } = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value)) as Wanted;
      const query = { ...rest, ...(kind && { kind: kind as KindOfQuery }), ...(after !== null && { after }) };
      return answerOf(api.GET('/search', { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const citiesQuery = () =>
  queryOptions({
    queryKey: ['cities'],
    queryFn: ({ signal }) => answerOf(api.GET('/cities', { params: { query: { limit: maxCities } }, signal })),
    staleTime: placesStaleMs,
  });

export const cityQuery = (cityId: number) =>
  queryOptions({
    queryKey: ['cities', cityId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/cities/{city_id}', { params: { path: { city_id: cityId } }, signal })),
    staleTime: placesStaleMs,
  });

export const cityProductionsQuery = (cityId: number) =>
  infiniteQueryOptions({
    queryKey: ['cities', cityId, 'productions'],
    queryFn: ({ signal, pageParam: after }) =>
      answerOf(
        api.GET('/cities/{city_id}/productions', {
          params: { path: { city_id: cityId }, query: after === null ? {} : { after } }, signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const productionQuery = (productionId: number) =>
  queryOptions({
    queryKey: ['productions', productionId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/productions/{production_id}', { params: { path: { production_id: productionId } }, signal })),
    staleTime: placesStaleMs,
  });

export const productionShowsQuery = (productionId: number, cityId: number) =>
  infiniteQueryOptions({
    queryKey: ['productions', productionId, 'shows', cityId],
    queryFn: ({ signal, pageParam: after }) =>
      answerOf(
        api.GET('/productions/{production_id}/shows', {
          params: {
            path: { production_id: productionId }, query: { city: String(cityId), ...(after !== null && { after }) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const placeQuery = (superVenueId: number) =>
  queryOptions({
    queryKey: ['super-venues', superVenueId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/super-venues/{super_venue_id}', { params: { path: { super_venue_id: superVenueId } }, signal }),
      ),
    staleTime: placesStaleMs,
  });
