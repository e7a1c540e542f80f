import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { placesStaleMs, placeSuggestions } from '../../shared/api/places';
import { privateKey } from '../../shared/api/queryClient';
import type {
  NewProduction, NewSuperVenue, Production, SuperVenue, SuperVenueDetails, Venue,
} from '../../shared/api/types';
import type { Authorized } from '../auth';

/** The largest page that the server gives. */
const pageSize = 100;

/** A seller has at most 1,000 super-venues. */
const maxPages = 10;

/** All super-venues of the seller, by name. */
export const ownPlacesQuery = (userId: string | undefined, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'own-places'),
    queryFn: ({ signal }) =>
      authorized(async (token): Promise<SuperVenue[]> => {
        const places: SuperVenue[] = [];
        let after: string | null = null;
        for (let page = 0; page < maxPages; page++) {
          const query = { seller: 'me' as const, limit: pageSize, ...(after !== null && { after }) };
          const answer: { super_venues: SuperVenue[]; next: string | null } =
            await answerOf(api.GET('/super-venues', { params: { query }, headers: bearer(token), signal }));
          places.push(...answer.super_venues);
          after = answer.next;
          if (after === null) break;
        }
        return places.sort((a, b) => a.name.localeCompare(b.name));
      }),
  });

/** Productions of all sellers whose title or performers have the typed words: a film runs at many cinemas. */
export const productionsQuery = (typed: string) =>
  queryOptions({
    queryKey: ['productions', 'typed', typed],
    queryFn: async ({ signal }): Promise<Production[]> =>
      (await answerOf(
        api.GET('/productions', {
          params: { query: { limit: placeSuggestions, ...(typed !== '' && { q: typed }) } }, signal,
        }),
      )).productions,
    staleTime: placesStaleMs,
  });

export const createPlace = (token: string, body: NewSuperVenue): Promise<SuperVenueDetails> =>
  answerOf(api.POST('/super-venues', { headers: bearer(token), body }));

export const editPlace = (token: string, superVenueId: number, body: NewSuperVenue): Promise<SuperVenueDetails> =>
  answerOf(
    api.PUT('/super-venues/{super_venue_id}', {
      params: { path: { super_venue_id: superVenueId } }, headers: bearer(token), body,
    }),
  );

export const createHall = (token: string, superVenueId: number, name: string): Promise<Venue> =>
  answerOf(
    api.POST('/super-venues/{super_venue_id}/venues', {
      params: { path: { super_venue_id: superVenueId } }, headers: bearer(token), body: { name },
    }),
  );

export const renameHall = (token: string, venueId: number, name: string): Promise<Venue> =>
  answerOf(
    api.PUT('/venues/{venue_id}', { params: { path: { venue_id: venueId } }, headers: bearer(token), body: { name } }),
  );

export const createProduction = (token: string, body: NewProduction): Promise<Production> =>
  answerOf(api.POST('/productions', { headers: bearer(token), body }));

export const editProduction = (token: string, productionId: number, body: NewProduction): Promise<Production> =>
  answerOf(
    api.PUT('/productions/{production_id}', {
      params: { path: { production_id: productionId } }, headers: bearer(token), body,
    }),
  );
