import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { privateKey } from '../../shared/api/queryClient';
import type { Authorized } from '../auth';
import { emptyInbox, withRecent, type Inbox } from './notifications';

/** As many as the list below the bell shows without scrolling far. */
const recentLimit = 20;

export const inboxKey = (userId: string | undefined) => privateKey(userId, 'notifications');

/** The newest notifications, read ones too, added to those that the socket has brought (useNotifications). */
export const inboxQuery = (userId: string | undefined, authorized: Authorized) =>
  queryOptions({
    queryKey: inboxKey(userId),
    queryFn: async ({ signal, client }) => {
      const page = await authorized((token) =>
        answerOf(
          api.GET('/orders/{user_id}/notifications', {
            params: { path: { user_id: userId ?? '' }, query: { limit: recentLimit } }, headers: bearer(token), signal,
          }),
        ),
      );
      return withRecent(client.getQueryData<Inbox>(inboxKey(userId)) ?? emptyInbox, page);
    },
  });

export const socketPath = (userId: string) => `/orders/${encodeURIComponent(userId)}/notifications/ws`;
