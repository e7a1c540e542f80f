import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { privateKey } from '../../shared/api/queryClient';
import type { Webhook } from '../../shared/api/types';
import type { Authorized } from '../auth';

/** What a webhook can be told (docs/api.md). */
export const webhookEvents = [
  'order.created', 'order.held', 'order.failed', 'order.expired', 'order.paid', 'order.cancelled', 'order.refunded',
  'order.refund_refused', 'event.cancelled',
] as const;

export const webhooksQuery = (userId: string | undefined, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'webhooks'),
    queryFn: ({ signal }) =>
      authorized((token) => answerOf(api.GET('/sellers/me/webhooks', { headers: bearer(token), signal }))),
  });

export const deliveriesQuery = (userId: string | undefined, webhookId: string, authorized: Authorized) =>
  infiniteQueryOptions({
    queryKey: privateKey(userId, 'webhooks', webhookId, 'deliveries'),
    queryFn: ({ signal, pageParam: before }) =>
      authorized((token) =>
        answerOf(
          api.GET('/sellers/me/webhooks/{webhook_id}/deliveries', {
            params: { path: { webhook_id: webhookId }, query: before === null ? {} : { before: String(before) } },
            headers: bearer(token), signal,
          }),
        ),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });

export const addWebhook = (token: string, body: { url: string; events: string[] }): Promise<Webhook> =>
  answerOf(api.POST('/sellers/me/webhooks', { headers: bearer(token), body }));

export async function deleteWebhook(token: string, webhookId: string): Promise<void> {
  await answerOf(
    api.DELETE('/sellers/me/webhooks/{webhook_id}', {
      params: { path: { webhook_id: webhookId } }, headers: bearer(token),
    }),
  );
}

export async function redeliver(token: string, sent: { webhookId: string; deliveryId: string }): Promise<void> {
  await answerOf(
    api.POST('/sellers/me/webhooks/{webhook_id}/deliveries/{delivery_id}/redeliver', {
      params: { path: { webhook_id: sent.webhookId, delivery_id: sent.deliveryId } }, headers: bearer(token),
    }),
  );
}
