import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { forgetOrder, keepOrder, listKept } from '../../shared/offline/keptTickets';
import { useSession } from '../auth';
import { collect } from './collect';

const keptKey = ['kept-tickets'];

/**
 * What the device keeps. With a network and a session each order is asked for once: a ticket that was given back or
 * given away goes. What cannot be asked for stays as it is.
 */
export function useKeptTickets() {
  const { user, authorized } = useSession();
  const queries = useQueryClient();
  const { data: orders, isError } = useQuery({
    queryKey: keptKey, queryFn: listKept, networkMode: 'always', retry: false,
  });
  const userId = user?.user_id;
  useEffect(() => {
    if (userId === undefined) return;
    let over = false;
    const renew = async () => {
      for (const { orderId } of await listKept()) {
        const now = await collect(queries, userId, orderId, authorized).catch(() => undefined);
        if (over) return;
        if (now === null) await forgetOrder(orderId);
        else if (now) await keepOrder(now);
      }
      await queries.invalidateQueries({ queryKey: keptKey });
    };
    renew().catch((error: unknown) => console.warn('kept tickets', error));
    return () => {
      over = true;
    };
  }, [userId, authorized, queries]);
  const remove = async (orderId: string) => {
    await forgetOrder(orderId);
    await queries.invalidateQueries({ queryKey: keptKey });
  };
  return { orders, failed: isError, remove: (orderId: string) => void remove(orderId) };
}
