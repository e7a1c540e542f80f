import { useQueries } from '@tanstack/react-query';
import type { EventDetail } from '../../shared/api/types';
import { eventQuery } from '../events';

/** Events hardly ever change: a page that shows many bookings fetches each event every five minutes at most. */
const staleTime = 300_000;

/** An order has only the number of its event. This fetches the events; one that cannot be read is left out. */
export function useOrderEvents(eventIds: readonly number[]): ReadonlyMap<number, EventDetail> {
  return useQueries({
    queries: [...new Set(eventIds)].map((eventId) => ({ ...eventQuery(eventId), staleTime })),
    combine: (results) =>
      new Map(results.flatMap(({ data }) => (data === undefined ? [] : [[data.event_id, data] as const]))),
  });
}
