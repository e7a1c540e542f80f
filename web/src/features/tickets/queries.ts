import { queryOptions } from '@tanstack/react-query';
import { ApiError } from '../../shared/api/ApiError';
import { answerOf, api, bearer, fetchFile } from '../../shared/api/client';
import { pollMs } from '../../shared/api/poll';
import { privateKey } from '../../shared/api/queryClient';
import { retryDelayMs, shouldRetry } from '../../shared/api/retry';
import type { TicketKeys } from '../../shared/api/types';
import type { Authorized } from '../auth';
import { orderKey } from '../orders';
import { readDrawing } from '../../shared/ui/qrDrawing';

/** Tickets are made by a message that follows the payment, usually within a second. */
const pollIntervalMs = 1_000;
/** After half a minute the message is late, and asking more often does not help. */
const maxPolls = 30;

/** The tickets of an order. While they are being made it asks again, every second. */
export const ticketsQuery = (userId: string | undefined, orderId: string, authorized: Authorized) =>
  queryOptions({
    queryKey: orderKey(userId, orderId, 'tickets'),
    queryFn: ({ signal }) =>
      authorized((token) =>
        answerOf(
          api.GET('/tickets/orders/{order_id}', {
            params: { path: { order_id: orderId } }, headers: bearer(token), signal,
          }),
        ),
      ),
    retry: (failedTries, error) => (isNotMadeYet(error) ? failedTries < maxPolls : shouldRetry(failedTries, error)),
    retryDelay: (failedTries, error) =>
      isNotMadeYet(error) ? pollMs(pollIntervalMs, { status: 'pending' }) : retryDelayMs(failedTries, error),
    refetchInterval: ({ state }) =>
      state.data?.tickets.length === 0 && state.dataUpdateCount < maxPolls ? pollMs(pollIntervalMs, state) : false,
  });

const isNotMadeYet = (error: unknown) => error instanceof ApiError && error.code === 'order-not-found';

/** The drawing of a ticket's code; null if the server drew it in a way that this page does not know. */
export const ticketCodeQuery = (userId: string | undefined, ticketId: string, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'ticket-code', ticketId),
    queryFn: async ({ signal }) => {
      const path = `/tickets/${encodeURIComponent(ticketId)}/qr.svg`;
      const file = await authorized((token) => fetchFile(path, token, { signal }));
      return (file && readDrawing(new TextDecoder().decode(file.bytes))) ?? null;
    },
  });

/** Which wallets the tickets can go into: the keys of this shop decide. */
export const walletsQuery = (userId: string | undefined, orderId: string, authorized: Authorized) =>
  queryOptions({
    queryKey: orderKey(userId, orderId, 'wallets'),
    queryFn: ({ signal }) =>
      authorized((token) =>
        answerOf(
          api.GET('/tickets/orders/{order_id}/wallets', {
            params: { path: { order_id: orderId } }, headers: bearer(token), signal,
          }),
        ),
      ),
  });

export const fetchGoogleLink = (ticketId: string, token: string) =>
  answerOf(
    api.GET('/tickets/{ticket_id}/google-wallet', {
      params: { path: { ticket_id: ticketId } }, headers: bearer(token),
    }),
  );

export const applePassesPath = (orderId: string) => `/tickets/orders/${encodeURIComponent(orderId)}/apple.pkpasses`;
export const pdfPath = (orderId: string) => `/tickets/orders/${encodeURIComponent(orderId)}/pdf`;
export const calendarPath = (orderId: string) => `/tickets/orders/${encodeURIComponent(orderId)}/calendar.ics`;

/** The public keys that verify tickets. */
export const fetchTicketKeys = (): Promise<TicketKeys> => answerOf(api.GET('/tickets/keys', { cache: 'no-cache' }));
