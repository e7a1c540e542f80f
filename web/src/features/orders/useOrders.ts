import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrdersSnapshot } from '../../shared/api/streamEvents';
import type { Order } from '../../shared/api/types';
import type { StreamEvent, StreamState } from '../../shared/sse/openStream';
import { useStream } from '../../shared/sse/useStream';
import { useSession } from '../auth';
import { ordersKey, updatesPath } from './queries';
import { useAddOrders } from './useAddOrders';

export interface LiveOrders {
  /** Newest first. */
  orders: readonly Order[];
  /** The stream has sent its snapshot, so an empty list means that the buyer has no orders. */
  loaded: boolean;
  stream: StreamState;
  /** Why the server refused the stream. */
  error: unknown;
  /** Adds orders from the answer to a request. */
  addOrders: (orders: readonly Order[]) => void;
}

const noOrders: readonly Order[] = [];

/** The buyer's orders, kept live by one stream. A connection starts with a snapshot, so a reconnect misses nothing. */
export function useOrders(): LiveOrders {
  const { user, token, renewSession } = useSession();
  const userId = user?.user_id;
  const { data: orders = noOrders } = useQuery<readonly Order[]>({ queryKey: ordersKey(userId), queryFn: skipToken });
  const [loaded, setLoaded] = useState(false);
  const [error, setError] = useState<unknown>();
  const addOrders = useAddOrders();

  const onEvent = ({ name, data }: StreamEvent) => {
    if (name === 'snapshot') {
      addOrders((data as OrdersSnapshot).orders);
      setLoaded(true);
    } else if (name === 'order') addOrders([data as Order]);
  };
  const path = userId === undefined ? null : updatesPath(userId);
  const stream = useStream(path, token, onEvent, (refusal) => {
    if (refusal.status === 401) renewSession();
    else setError(refusal);
  });
  return { orders, loaded, stream, error, addOrders };
}
