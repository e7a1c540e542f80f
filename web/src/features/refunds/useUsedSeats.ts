import { useQuery } from '@tanstack/react-query';
import { useSession } from '../auth';
import { seatKey } from '../orders';
import { ticketsQuery } from '../tickets';

/**
 * Seats whose tickets have let somebody in, or are somebody else's by now. While the tickets cannot be read the set is
 * empty: every seat can be chosen, and the server refuses these.
 */
export function useUsedSeats(orderId: string): ReadonlySet<string> {
  const { user, authorized } = useSession();
  const { data } = useQuery(ticketsQuery(user?.user_id, orderId, authorized));
  const kept = data?.tickets.filter(({ state }) => state === 'USED' || state === 'TRANSFERRED');
  return new Set(kept?.map(seatKey));
}
