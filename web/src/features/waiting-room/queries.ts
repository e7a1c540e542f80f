import { queryOptions } from '@tanstack/react-query';
import { ApiError } from '../../shared/api/ApiError';
import { answerOf, api, bearer, newIdempotencyKey } from '../../shared/api/client';
import { privateKey } from '../../shared/api/queryClient';
import { serverClock } from '../../shared/api/serverClock';
import type { Queue, QueueEntry, QueuePlace } from '../../shared/api/types';
import type { Authorized } from '../auth';
import { solveChallenge } from './challenge';
import { pollMs } from './poll';

/** The state of a waiting room: the same for everybody. `numberOf` is the reader's place, where it is known. */
export const queueQuery = (eventId: number, numberOf: () => number | null = () => null) =>
  queryOptions({
    queryKey: ['queue', eventId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/queue/{event_id}', { params: { path: { event_id: eventId } }, signal })),
    refetchInterval: ({ state }) =>
      state.data && state.data.phase !== 'OVER' ? pollMs(state.data, numberOf(), serverClock.now()) : false,
  });

export const placeKey = (userId: string, eventId: number) => privateKey(userId, 'queue', eventId);

/** The buyer's place, null for who has not entered. Asked again only when the draw or the buyer's turn changes it. */
export const placeQuery = (userId: string, eventId: number, authorized: Authorized) =>
  queryOptions({
    queryKey: placeKey(userId, eventId),
    queryFn: async ({ signal }): Promise<QueuePlace | null> => {
      try {
        return await authorized((token) =>
          answerOf(
            api.GET('/queue/{event_id}/entries/me', {
              params: { path: { event_id: eventId } }, headers: bearer(token), signal,
            }),
          ),
        );
      } catch (error) {
        if (error instanceof ApiError && error.code === 'not-in-queue') return null;
        throw error;
      }
    },
  });

/** Enters, or enters again after a turn that has passed, with the work that it may cost. The first nonce counts. */
export async function joinQueue(token: string, eventId: number): Promise<QueueEntry> {
  const nonce = newIdempotencyKey();
  try {
    return await enter(token, eventId, nonce);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'challenge-required') throw error;
    return enter(token, eventId, nonce, await solveChallenge(token, eventId));
  }
}

const enter = (token: string, eventId: number, nonce: string, headers: Record<string, string> = {}) =>
  answerOf(
    api.POST('/queue/{event_id}/entries', {
      params: { path: { event_id: eventId } }, headers: { ...bearer(token), ...headers }, body: { nonce },
    }),
  );

/** Names, long before the sale, where a value will be published that the draw depends on. */
export const namePublicValue = (token: string, eventId: number, source: string, publishedAt: string): Promise<Queue> =>
  answerOf(
    api.PUT('/queue/{event_id}/public-value/source', {
      params: { path: { event_id: eventId } }, headers: bearer(token), body: { source, published_at: publishedAt },
    }),
  );

/** Enters that value, once it is published. */
export const enterPublicValue = (token: string, eventId: number, value: string): Promise<Queue> =>
  answerOf(
    api.PUT('/queue/{event_id}/public-value', {
      params: { path: { event_id: eventId } }, headers: bearer(token), body: { value },
    }),
  );
