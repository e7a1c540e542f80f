import { queryOptions } from '@tanstack/react-query';
import { ApiError } from '../../shared/api/ApiError';
import { answerOf, api, bearer, newIdempotencyKey } from '../../shared/api/client';
import { privateKey } from '../../shared/api/queryClient';
import type { Queue, QueueEntry, QueuePlace } from '../../shared/api/types';
import type { Authorized } from '../auth';

/** Everybody who waits asks for this, so each waits as long as the server says, and up to as long again. */
export const pollMs = (queue: Queue, random: () => number = Math.random) =>
  queue.poll_seconds * 1_000 * (1 + random());

/** The state of an event's waiting room: the same for everybody. */
export const queueQuery = (eventId: number) =>
  queryOptions({
    queryKey: ['queue', eventId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/queue/{event_id}', { params: { path: { event_id: eventId } }, signal })),
    refetchInterval: ({ state }) => (state.data && state.data.phase !== 'OVER' ? pollMs(state.data) : false),
  });

const placeKey = (userId: string, eventId: number) => privateKey(userId, 'queue', eventId);

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

/** Enters, or enters again after a turn that has passed. The nonce of the first time counts. */
export const joinQueue = (token: string, eventId: number): Promise<QueueEntry> =>
  answerOf(
    api.POST('/queue/{event_id}/entries', {
      params: { path: { event_id: eventId } }, headers: bearer(token), body: { nonce: newIdempotencyKey() },
    }),
  );

/** Seconds until a place has its turn, at the best pace so far. The pace never falls, so this never rises. */
export const estimateSeconds = (queue: Queue, number: number) =>
  Math.ceil(Math.max(1, number - queue.now_serving) / (queue.people_per_minute / 60));
