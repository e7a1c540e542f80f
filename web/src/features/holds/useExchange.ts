import { useEffect, useRef } from 'react';
import type { Order } from '../../shared/api/types';
import { useAction } from '../auth';
import { cancelOrder, useAddOrders, useHolds } from '../orders';

export type Exchange = 'none' | 'waiting' | 'gone' | 'kept';

/**
 * Lets earlier holds go for a new order, as their buyer chose: only once all of the new seats are held, so that nobody
 * ends without any.
 * @param earlier ids of the holds to let go.
 * @param wanted how many seats the new order asked for.
 */
export function useExchange(order: Order | undefined, earlier: readonly string[], wanted: number) {
  const addOrders = useAddOrders();
  const running = useHolds().filter(({ order_id }) => earlier.includes(order_id)).map(({ order_id }) => order_id);
  const letGo = useAction(
    async (token, ids: readonly string[]) => {
      for (const id of ids) addOrders([await cancelOrder(token, id)]);
    },
  );
  const isHeld = order?.status === 'PENDING_PAYMENT' && order.seats.length >= wanted;
  const started = useRef(false);
  const { run } = letGo;
  useEffect(() => {
    if (!isHeld || started.current || running.length === 0) return;
    started.current = true;
    run(running);
  });
  const ended = order !== undefined && order.status !== 'PROCESSING';
  const state: Exchange = earlier.length === 0 ? 'none'
    : letGo.done ? 'gone'
    : ended && !isHeld && running.length > 0 ? 'kept' : 'waiting';
  return { state, error: letGo.error };
}
