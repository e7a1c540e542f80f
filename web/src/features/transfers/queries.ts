import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { privateKey } from '../../shared/api/queryClient';
import type { OrderTransfers } from '../../shared/api/types';
import type { Authorized } from '../auth';

/** Offers to one's address, and one's own transfers. */
export const myTransfersQuery = (userId: string | undefined, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'my-transfers'),
    queryFn: ({ signal }) =>
      authorized((token) => answerOf(api.GET('/users/me/ticket-transfers', { headers: bearer(token), signal }))),
    enabled: userId !== undefined,
  });

export type TransferAnswer = 'accept' | 'decline' | 'withdraw';

export async function answerTransfer(token: string, transferId: string, answer: TransferAnswer): Promise<void> {
  const options = { params: { path: { transfer_id: transferId } }, headers: bearer(token) };
  const calls = {
    accept: () => api.POST('/users/me/ticket-transfers/{transfer_id}/accept', options),
    decline: () => api.POST('/users/me/ticket-transfers/{transfer_id}/decline', options),
    withdraw: () => api.POST('/users/me/ticket-transfers/{transfer_id}/withdraw', options),
  };
  await answerOf<{ data?: unknown }>(calls[answer]());
}

export const offerTickets = (
  token: string, orderId: string, email: string, ticketIds: readonly string[],
): Promise<OrderTransfers> =>
  answerOf(
    api.POST('/tickets/orders/{order_id}/transfers', {
      params: { path: { order_id: orderId } }, headers: bearer(token), body: { email, ticket_ids: [...ticketIds] },
    }),
  );
