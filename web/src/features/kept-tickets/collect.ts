import type { QueryClient } from '@tanstack/react-query';
import type { KeptOrder } from '../../shared/offline/keptTickets';
import type { Authorized } from '../auth';
import { isHeld, ticketCodeQuery, ticketsQuery } from '../tickets';

/** An order's tickets as they are now, with the codes of those that let somebody in; null if none is left. */
export async function collect(
  queries: QueryClient, userId: string, orderId: string, authorized: Authorized,
): Promise<KeptOrder | null> {
  const { event, tickets } = await queries.fetchQuery({ ...ticketsQuery(userId, orderId, authorized), staleTime: 0 });
  const held = tickets.filter(isHeld);
  if (held.length === 0) return null;
  const codes = await Promise.all(
    held.map(async (ticket) =>
      ticket.awaits_answers
        ? null
        : await queries.fetchQuery({ ...ticketCodeQuery(userId, ticket.ticket_id, authorized), staleTime: 0 }),
    ),
  );
  return {
    orderId,
    keptAt: Date.now(),
    event,
    // The drawing is enough; the code as text stays off the device.
    tickets: held.map((ticket, i) => ({ ticket: { ...ticket, code: null }, code: codes[i] ?? null })),
  };
}
