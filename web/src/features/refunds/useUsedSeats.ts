import { useQuery } from '@tanstack/react-query';
import { useSession } from '../auth';
import { seatKey } from '../orders';
import { ticketsQuery } from '../tickets';

/**
 * Seats whose tickets have let somebody in. While the tickets cannot be read the set is empty: every seat can be
 * chosen, and the server refuses the used ones.
 */
export function useUsedSeats(orderId: string): ReadonlySet<string> {
  const { user, authorized } = useSession();
  const { data } = useQuery(ticketsQuery(user?.user_id, orderId, authorized));
  return new Set(data?.tickets.filter((ticket) => ticket.state === 'USED').map(seatKey));
}
