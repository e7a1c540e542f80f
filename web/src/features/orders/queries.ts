import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { pollMs } from '../../shared/api/poll';
import { privateKey } from '../../shared/api/queryClient';
import type { Order, SeatPlace } from '../../shared/api/types';
import type { Authorized } from '../auth';

/** The buyer's orders. The stream of updates fills this entry of the cache (useOrders); nothing fetches it. */
export const ordersKey = (userId: string | undefined) => privateKey(userId, 'orders');

/** What belongs to one order, its tickets too. A change of the order, from the stream or an answer, makes it stale. */
export const orderKey = (userId: string | undefined, orderId: string, ...parts: readonly string[]) =>
  privateKey(userId, 'order', orderId, ...parts);

export const updatesPath = (userId: string) => `/orders/${encodeURIComponent(userId)}/updates`;

export const fetchOrder = (token: string, userId: string, orderId: string, signal?: AbortSignal): Promise<Order> =>
  answerOf(
    api.GET('/orders/{user_id}/{order_id}', {
      params: { path: { user_id: userId, order_id: orderId } }, headers: bearer(token), ...(signal && { signal }),
    }),
  );

/** One order, for a booking that is older than those in the stream's snapshot. */
export const orderQuery = (userId: string, orderId: string, authorized: Authorized) =>
  queryOptions({
    queryKey: orderKey(userId, orderId),
    queryFn: ({ signal }) => authorized((token) => fetchOrder(token, userId, orderId, signal)),
  });

/** A page of the buyer's orders, newest first. `after` is the cursor of the page before. */
export const fetchOrderPage = (token: string, userId: string, after: string | null) =>
  answerOf(
    api.GET('/orders/{user_id}', {
      params: { path: { user_id: userId }, query: after === null ? {} : { after } }, headers: bearer(token),
    }),
  );

/** The buyer's holds, for pages without the stream of orders. A notification makes them stale (useNotifications). */
export const holdsKey = (userId: string | undefined) => privateKey(userId, 'holds');

/** How often such a page asks by itself: a hold that another tab took or gave up makes no notification. */
const holdsPollMs = 60_000;

/** The newest orders, for pages without the stream: holds are among them, since a hold lasts an hour at most. */
export const holdsQuery = (userId: string, authorized: Authorized) =>
  queryOptions({
    queryKey: holdsKey(userId),
    queryFn: async () => (await authorized((token) => fetchOrderPage(token, userId, null))).orders,
    staleTime: holdsPollMs,
    refetchInterval: ({ state }) => pollMs(holdsPollMs, state),
  });

/** Cancels an order, or gives some of its seats back. */
export const cancelOrder = (token: string, orderId: string, seats?: readonly SeatPlace[]): Promise<Order> =>
  answerOf(
    api.POST('/orders/{order_id}/cancel', {
      params: { path: { order_id: orderId } }, headers: bearer(token), ...(seats && { body: { seats: places(seats) } }),
    }),
  );

/** Seats as requests name them: the order has one section. */
export const places = (seats: readonly SeatPlace[]) =>
  seats.map(({ subsection, row, seat }) => ({ subsection, row, seat }));
