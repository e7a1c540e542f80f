import { useCallback } from 'react';
import { tickets } from '../../shared/api/doorClient';
import { useResource } from '../../shared/api/useResource';
import { useSession } from '../auth/SessionProvider';
import { seatKey } from './liveSeats';

/**
 * Seats whose tickets have let somebody in. Unknown while tickets cannot be read: then nothing is greyed out, and the
 * server says no.
 */
export function useUsedSeats(orderId: string): ReadonlySet<string> {
  const { authorized } = useSession();
  const { data } = useResource(
    useCallback(
      (signal: AbortSignal) => authorized((token) => tickets.ofOrder(token, orderId, signal)),
      [authorized, orderId],
    ),
  );
  return new Set(data?.tickets.filter((ticket) => ticket.state === 'USED').map(seatKey));
}
