import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { pollMs } from '../../shared/api/poll';
import { privateKey } from '../../shared/api/queryClient';
import type { MyResale, Order, OrderSeat, ResaleOffers, ResaleTerms } from '../../shared/api/types';
import type { Authorized } from '../auth';

/** Offers come and go in minutes; a purchase finds out what is left. */
const offersPollMs = 15_000;

/** What other people offer of an event. */
export const resaleOffersQuery = (eventId: number) =>
  queryOptions({
    queryKey: ['events', eventId, 'resale'],
    queryFn: ({ signal }): Promise<ResaleOffers> =>
      answerOf(api.GET('/events/{event_id}/resale', { params: { path: { event_id: eventId } }, signal })),
    refetchInterval: ({ state }) => (state.data?.is_open ? pollMs(offersPollMs, state) : false),
  });

/** What may be offered of one's order, and is. */
export const myResaleQuery = (userId: string | undefined, orderId: string, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'resale', orderId),
    queryFn: ({ signal }): Promise<MyResale> =>
      authorized((token) =>
        answerOf(
          api.GET('/orders/{user_id}/{order_id}/resale', {
            params: { path: { user_id: userId ?? '', order_id: orderId } }, headers: bearer(token), signal,
          }),
        ),
      ),
    enabled: userId !== undefined,
    refetchInterval: ({ state }) =>
      state.data?.tickets.some((ticket) => ticket.state === 'OFFERED' || ticket.state === 'IN_HAND')
        ? pollMs(offersPollMs, state)
        : false,
  });

/** What a seller allows at an event. */
export const resaleTermsQuery = (userId: string | undefined, eventId: number, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'resale-terms', eventId),
    queryFn: ({ signal }): Promise<ResaleTerms> =>
      authorized((token) =>
        answerOf(
          api.GET('/events/{event_id}/resale/terms', {
            params: { path: { event_id: eventId } }, headers: bearer(token), signal,
          }),
        ),
      ),
  });

const placeOf = ({ subsection, row, seat }: OrderSeat) => ({ subsection, row, seat });

export const offerResale = (token: string, orderId: string, seats: readonly OrderSeat[]): Promise<MyResale> =>
  answerOf(
    api.POST('/orders/{order_id}/resale', {
      params: { path: { order_id: orderId } }, headers: bearer(token), body: { seats: seats.map(placeOf) },
    }),
  );

export const withdrawResale = (token: string, orderId: string, seats: readonly OrderSeat[]): Promise<MyResale> =>
  answerOf(
    api.POST('/orders/{order_id}/resale/withdraw', {
      params: { path: { order_id: orderId } }, headers: bearer(token), body: { seats: seats.map(placeOf) },
    }),
  );

export const buyResale = (token: string, eventId: number, offerId: string): Promise<Order> =>
  answerOf(
    api.POST('/events/{event_id}/resale/orders', {
      params: { path: { event_id: eventId } }, headers: bearer(token), body: { offer_id: offerId, seats: null },
    }),
  );

export const setResaleTerms = (
  token: string, eventId: number, terms: Pick<ResaleTerms, 'is_allowed' | 'fee_percent' | 'ends_minutes_before'>,
): Promise<ResaleTerms> =>
  answerOf(
    api.PUT('/events/{event_id}/resale/terms', {
      params: { path: { event_id: eventId } }, headers: bearer(token), body: terms,
    }),
  );
