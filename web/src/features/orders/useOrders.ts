import { useCallback, useState } from 'react';
import { orders as api } from '../../shared/api/client';
import type { Order } from '../../shared/api/orderTypes';
import type { StreamEvent, StreamState } from '../../shared/sse/openStream';
import { useStream } from '../../shared/sse/useStream';
import { useSession } from '../auth/SessionProvider';
import { mergeOrders } from './mergeOrders';

export interface LiveOrders {
  orders: readonly Order[];
  /** The stream's first snapshot has come: an empty list means that there are none. */
  loaded: boolean;
  stream: StreamState;
  /** Why the stream was refused, if it was. */
  error: unknown;
  /** Puts in what an answer to a request told. */
  put: (order: Order) => void;
}

/** My bookings, kept live by one stream. Every connection begins with a snapshot, so a reconnect misses nothing. */
export function useOrders(initial?: Order): LiveOrders {
  const { user, token, expire } = useSession();
  const [orders, setOrders] = useState<readonly Order[]>(initial ? [initial] : []);
  const [loaded, setLoaded] = useState(false);
  const [error, setError] = useState<unknown>();
  const put = useCallback((order: Order) => setOrders((known) => mergeOrders(known, [order])), []);

  const onEvent = ({ name, data }: StreamEvent) => {
    if (name === 'snapshot') {
      setOrders((known) => mergeOrders(known, (data as { orders: Order[] }).orders));
      setLoaded(true);
    } else if (name === 'order') put(data as Order);
  };
  const path = user === null ? null : api.updatesPath(user.user_id);
  const stream = useStream(path, token, onEvent, (refusal) => {
    if (refusal.status === 401) expire();
    else setError(refusal);
  });
  return { orders, loaded, stream, error, put };
}
