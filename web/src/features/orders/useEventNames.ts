import { useQueries } from '@tanstack/react-query';
import { eventQuery } from '../events';

/** Names hardly ever change: a page that shows many bookings fetches each name every five minutes at most. */
const staleTime = 300_000;

/** An order has only the number of its event. This fetches the names; an event that cannot be read has none. */
export function useEventNames(eventIds: readonly number[]): ReadonlyMap<number, string> {
  return useQueries({
    queries: [...new Set(eventIds)].map((eventId) => ({ ...eventQuery(eventId), staleTime })),
    combine: (results) =>
      new Map(results.flatMap(({ data }) => (data === undefined ? [] : [[data.event_id, data.name] as const]))),
  });
}
