import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { serverClock } from '../../shared/api/serverClock';
import type { Queue, QueuePlace } from '../../shared/api/types';
import { useAction, useSession } from '../auth';
import { pollMs } from './poll';
import { joinQueue, placeKey, placeQuery } from './queries';

const isNext = (place: QueuePlace | null | undefined, queue: Queue) =>
  place?.state === 'WAITING' && place.number != null && place.number <= queue.now_serving;

/** Finds the buyer's number as far as it is known, without asking for it. */
export function useKnownNumber(eventId: number): () => number | null {
  const { user } = useSession();
  const client = useQueryClient();
  return () => client.getQueryData<QueuePlace | null>(placeKey(user?.user_id ?? '', eventId))?.number ?? null;
}

/** The signed-in buyer's place in a waiting room, and the way into it. */
export function useMyPlace(queue: Queue) {
  const { user, authorized } = useSession();
  const client = useQueryClient();
  const [nonce, setNonce] = useState<string>();
  const isBuyer = user?.role === 'buyer';
  const options = placeQuery(user?.user_id ?? '', queue.event_id, authorized);
  const { data, error, refetch } = useQuery({
    ...options,
    ...(!isBuyer && { queryFn: skipToken }),
    // Until one is let in: at once when it is one's turn, some seconds later when it has been before.
    refetchInterval: ({ state }) => 
      isNext(state.data, queue) ? pollMs(queue, null, serverClock.now()) : false,
  });
  // The place changes with the draw and when it is one's turn. Polls are spread in time, so this request is too.
  const isDrawn = queue.seed !== null;
  const turn = isNext(data, queue);
  useEffect(() => {
    if (isBuyer && (isDrawn || turn)) void refetch();
  }, [isBuyer, isDrawn, turn, refetch]);
  const join = useAction(joinQueue, {
    repeatable: true,
    onSuccess: (entry) => {
      setNonce(entry.nonce);
      client.setQueryData(options.queryKey, entry.place);
    },
  });
  return {
    place: data ?? null,
    loaded: isBuyer && data !== undefined,
    error: join.error ?? error,
    reload: () => {
      join.reset();
      void refetch();
    },
    join: () => join.run(queue.event_id),
    busy: join.busy,
    nonce,
  };
}
