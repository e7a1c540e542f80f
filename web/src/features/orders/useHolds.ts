import { skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { serverClock } from '../../shared/api/serverClock';
import type { Order } from '../../shared/api/types';
import { useSession } from '../auth';
import { mergeOrders } from './mergeOrders';
import { holdsQuery, ordersKey } from './queries';

const tickMs = 1_000;

/** The buyer's orders that hold seats now: what the server said last, and what streams and answers added. */
export function useHolds(): readonly Order[] {
  const { user, authorized } = useSession();
  const isBuyer = user?.role === 'buyer';
  const userId = user?.user_id;
  const { data: live } = useQuery<readonly Order[]>({ queryKey: ordersKey(userId), queryFn: skipToken });
  const options = holdsQuery(userId ?? '', authorized);
  const { data: fetched } = useQuery({ ...options, ...(!isBuyer && { queryFn: skipToken }) });
  const holds = mergeOrders(fetched ?? [], live ?? [])
    .filter((order) => order.status === 'PENDING_PAYMENT' && endOf(order) > serverClock.now());
  useRenderAt(Math.min(...holds.map(endOf)));
  return holds;
}

/** When the hold of an order ends, or ended; milliseconds since 1970 by the server's clock. */
export const endOf = ({ hold_expires_at: end }: Order) => (end === null ? 0 : Date.parse(end));

/** Looks at the clock each second: a timer for the moment itself would stand still while the computer sleeps. */
function useRenderAt(momentMs: number): void {
  const [, setPassed] = useState(0);
  useEffect(() => {
    if (!Number.isFinite(momentMs)) return;
    const timer = setInterval(() => {
      if (serverClock.now() >= momentMs) setPassed(momentMs);
    }, tickMs);
    return () => clearInterval(timer);
  }, [momentMs]);
}
