import { skipToken, useQuery } from '@tanstack/react-query';
import { serverClock } from '../../shared/api/serverClock';
import type { Order } from '../../shared/api/types';
import { useSession } from '../auth';
import { mergeOrders } from './mergeOrders';
import { holdsQuery, ordersKey } from './queries';

/** The buyer's orders that hold seats now: what the server said last, and what streams and answers added. */
export function useHolds(): readonly Order[] {
  const { user, authorized } = useSession();
  const isBuyer = user?.role === 'buyer';
  const userId = user?.user_id;
  const { data: live } = useQuery<readonly Order[]>({ queryKey: ordersKey(userId), queryFn: skipToken });
  const options = holdsQuery(userId ?? '', authorized);
  const { data: fetched } = useQuery({ ...options, ...(!isBuyer && { queryFn: skipToken }) });
  return mergeOrders(fetched ?? [], live ?? []).filter(
    (order) =>
      order.status === 'PENDING_PAYMENT' && order.hold_expires_at !== null
      && Date.parse(order.hold_expires_at) > serverClock.now(),
  );
}
