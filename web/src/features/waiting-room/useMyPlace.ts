import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Queue } from '../../shared/api/types';
import { useAction, useSession } from '../auth';
import { joinQueue, placeQuery } from './queries';

/** The signed-in buyer's place in a waiting room, and the way into it. */
export function useMyPlace(queue: Queue) {
  const { user, authorized } = useSession();
  const client = useQueryClient();
  const [nonce, setNonce] = useState<string>();
  const isBuyer = user?.role === 'buyer';
  const options = placeQuery(user?.user_id ?? '', queue.event_id, authorized);
  const { data, error, refetch } = useQuery({ ...options, ...(!isBuyer && { queryFn: skipToken }) });
  // The place changes with the draw and when it is one's turn. Polls are spread in time, so this request is too.
  const isDrawn = queue.seed !== null;
  const turn = data?.number != null && data.number <= queue.now_serving;
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
