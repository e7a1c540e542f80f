import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client';
import type { City } from './types';

/** Lists of places and films change by the day. */
export const placesStaleMs = 60_000;

/** What a list to choose from shows at once; typing more letters narrows it. */
export const placeSuggestions = 20;

/** Cities whose name has the typed text in it. */
export const citiesQuery = (typed: string) =>
  queryOptions({
    queryKey: ['cities', 'typed', typed],
    queryFn: async ({ signal }): Promise<City[]> =>
      (await answerOf(
        api.GET('/cities', {
          params: { query: { limit: placeSuggestions, ...(typed !== '' && { q: typed }) } }, signal,
        }),
      )).cities,
    staleTime: placesStaleMs,
  });

export const cityQuery = (cityId: number) =>
  queryOptions({
    queryKey: ['cities', cityId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/cities/{city_id}', { params: { path: { city_id: cityId } }, signal })),
    staleTime: placesStaleMs,
  });

/** A super-venue with its halls. */
export const placeQuery = (superVenueId: number) =>
  queryOptions({
    queryKey: ['super-venues', superVenueId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/super-venues/{super_venue_id}', { params: { path: { super_venue_id: superVenueId } }, signal }),
      ),
    staleTime: placesStaleMs,
  });

export const productionQuery = (productionId: number) =>
  queryOptions({
    queryKey: ['productions', productionId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/productions/{production_id}', { params: { path: { production_id: productionId } }, signal })),
    staleTime: placesStaleMs,
  });
