import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { pollMs } from '../../shared/api/poll';
import { privateKey } from '../../shared/api/queryClient';
import type { NewWaitlistEntry, WaitlistEntry } from '../../shared/api/types';
import type { Authorized } from '../auth';

/** Places in line move when other buyers get seats, so the page asks this often while the buyer waits. */
const pollIntervalMs = 2_000;

export const isWaiting = (entry: WaitlistEntry | undefined) =>
  entry !== undefined && (entry.status === 'AUTHORISING' || entry.status === 'WAITING' || entry.status === 'OFFERED');

/** The buyer's newest entry for an event, null if there is none. */
export const myEntryQuery = (userId: string, eventId: number, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'waitlist', eventId),
    queryFn: async ({ signal }) => {
      const { entries } = await authorized((token) =>
        answerOf(
          api.GET('/waitlist/{user_id}', { params: { path: { user_id: userId } }, headers: bearer(token), signal }),
        ),
      );
      return entries.find((entry) => entry.event_id === eventId) ?? null;
    },
    refetchInterval: ({ state }) => (isWaiting(state.data ?? undefined) ? pollMs(pollIntervalMs, state) : false),
  });

export const joinWaitlist = (token: string, body: NewWaitlistEntry, idempotencyKey: string): Promise<WaitlistEntry> =>
  answerOf(
    api.POST('/waitlist', {
      params: { header: { 'Idempotency-Key': idempotencyKey } }, headers: bearer(token), body,
    }),
  );

export const leaveWaitlist = (token: string, entryId: string): Promise<WaitlistEntry> =>
  answerOf(
    api.DELETE('/waitlist/entries/{entry_id}', { params: { path: { entry_id: entryId } }, headers: bearer(token) }),
  );
