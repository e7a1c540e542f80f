import { infiniteQueryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { privateKey } from '../../shared/api/queryClient';
import type { Authorized } from '../auth';

/** The seller's own productions, newest first. */
export const ownProductionsQuery = (userId: string | undefined, authorized: Authorized) =>
  infiniteQueryOptions({
    queryKey: privateKey(userId, 'own-productions'),
    queryFn: ({ signal, pageParam: after }) =>
      authorized((token) =>
        answerOf(
          api.GET('/productions', {
            params: { query: { seller: 'me', ...(after !== null && { after }) } }, headers: bearer(token), signal,
          }),
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
