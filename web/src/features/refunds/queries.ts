import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { pollMs } from '../../shared/api/poll';
import { privateKey } from '../../shared/api/queryClient';
import type { EventDetail, Order, RefundQuote, SeatPlace } from '../../shared/api/types';
import type { Authorized } from '../auth';
import { places } from '../orders';

const progressPollMs = 2_000;

/** How many orders of a cancelled event are released or refunded. Asks again until all of them are. */
export const cancellationQuery = (userId: string | undefined, eventId: number, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'cancellation', eventId),
    queryFn: ({ signal }) =>
      authorized((token) =>
        answerOf(
          api.GET('/events/{event_id}/cancellation', {
            params: { path: { event_id: eventId } }, headers: bearer(token), signal,
          }),
        ),
      ),
    refetchInterval: ({ state }) => (state.data?.finished_at ? false : pollMs(progressPollMs, state)),
  });

/** A seller watches the sale: new orders appear by themselves, in a hidden tab when it is looked at again. */
const ordersIntervalMs = 10_000;
const maxLivePages = 3;

/** The orders of a seller's event, newest first. */
export const eventOrdersQuery = (userId: string | undefined, eventId: number, authorized: Authorized) =>
  infiniteQueryOptions({
    queryKey: privateKey(userId, 'event-orders', eventId),
    queryFn: ({ signal, pageParam: after }) =>
      authorized((token) =>
        answerOf(
          api.GET('/events/{event_id}/orders', {
            params: { path: { event_id: eventId }, query: after === null ? {} : { after } },
            headers: bearer(token), signal,
          }),
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // A refetch reads every page that is open, so a list that was opened far down is read when the seller asks.
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > maxLivePages ? false : ordersIntervalMs),
  });

export const cancelEvent = (token: string, eventId: number): Promise<EventDetail> =>
  answerOf(api.POST('/events/{event_id}/cancel', { params: { path: { event_id: eventId } }, headers: bearer(token) }));

export const extendHold = (token: string, orderId: string): Promise<Order> =>
  answerOf(api.POST('/orders/{order_id}/extend', { params: { path: { order_id: orderId } }, headers: bearer(token) }));

/** What the buyer would get back for these seats. */
export const fetchRefundQuote = (token: string, order: Order, seats: readonly SeatPlace[]): Promise<RefundQuote> =>
  answerOf(
    api.GET('/orders/{user_id}/{order_id}/refund-quote', {
      params: {
        path: { user_id: order.buyer_id, order_id: order.order_id },
        query: { seats: seats.map((s) => `${s.subsection}-${s.row}-${s.seat}`).join(',') },
      },
      headers: bearer(token),
    }),
  );

/** The seller refunds seats of an order at full price. */
export const refundSeats = (token: string, order: Order, seats: readonly SeatPlace[]): Promise<Order> =>
  answerOf(
    api.POST('/events/{event_id}/orders/{order_id}/refund', {
      params: { path: { event_id: order.event_id, order_id: order.order_id } },
      headers: bearer(token),
      body: { seats: places(seats) },
    }),
  );
