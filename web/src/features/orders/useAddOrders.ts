import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Order } from '../../shared/api/types';
import { useSession } from '../auth';
import { mergeOrders } from './mergeOrders';
import { orderKey, ordersKey } from './queries';

/** Adds orders from the answer to a request, or from the stream, to what every page knows. */
export function useAddOrders(): (received: readonly Order[]) => void {
  const userId = useSession().user?.user_id;
  const queryClient = useQueryClient();
  return useCallback(
    (received) => {
      queryClient.setQueryData<readonly Order[]>(ordersKey(userId), (known = []) => mergeOrders(known, received));
      for (const { order_id } of received) {
        void queryClient.invalidateQueries({ queryKey: orderKey(userId, order_id) });
      }
    },
    [queryClient, userId],
  );
}
