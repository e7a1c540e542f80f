import { useQuery } from '@tanstack/react-query';
import type { BookedTicket } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { seatText, shortSeatText } from '../../shared/plan/seatText';
import { Badge, Loading, Problem } from '../../shared/ui/feedback';
import { useSession } from '../auth';
import { Download } from './Download';
import { isHeld } from './isHeld';
import { calendarPath, pdfPath, ticketCodeQuery, ticketsQuery } from './queries';
import { TicketCode } from './TicketCode';
import { Wallets } from './Wallets';
import './tickets.css';

const tones = { VALID: 'good', USED: 'neutral', REFUNDED: 'warning', TRANSFERRED: 'neutral' } as const;

/** The tickets of a paid booking: codes to show at the door, a PDF to print, and a date for the calendar. */
export function MyTickets({ orderId }: { orderId: string }) {
  const { user, authorized } = useSession();
  const { data, error, refetch } = useQuery(ticketsQuery(user?.user_id, orderId, authorized));
  const tickets = data?.tickets ?? [];
  const hasCodes = tickets.some((ticket) => isHeld(ticket) && !ticket.awaits_answers);
  return (
    <section className="card" aria-labelledby="tickets-title">
      <h2 id="tickets-title">{t.tickets.title}</h2>
      {data && tickets.length > 0 && (
        <p>
          {formatVenueTime(data.event.starts_at, data.event.time_zone)} · {data.event.venue}
        </p>
      )}
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!error && tickets.length === 0 && <Loading label={t.tickets.waiting} />}
      {hasCodes && <p className="muted">{t.tickets.hint}</p>}
      <ul className="tickets">
        {tickets.map((ticket) => (
          <TicketCard key={ticket.ticket_id} ticket={ticket} />
        ))}
      </ul>
      {hasCodes && (
        <>
          <div className="button-row">
            <Download path={pdfPath(orderId)} name="tickets.pdf" type="application/pdf" label={t.tickets.pdf} />
            <Download path={calendarPath(orderId)} name="event.ics" type="text/calendar" label={t.tickets.calendar} />
          </div>
          <Wallets orderId={orderId} tickets={tickets.filter((ticket) => isHeld(ticket) && !ticket.awaits_answers)} />
        </>
      )}
    </section>
  );
}

function TicketCard({ ticket }: { ticket: BookedTicket }) {
  const { user, authorized } = useSession();
  const isValid = ticket.state === 'VALID' && !ticket.awaits_answers;
  const { data: drawing, error, refetch } = useQuery({
    ...ticketCodeQuery(user?.user_id, ticket.ticket_id, authorized), enabled: isValid,
  });
  return (
    <li className="ticket">
      <p>
        {seatText(ticket)}{' '}
        <Badge tone={tones[ticket.state]}>{t.tickets.states[ticket.state]}</Badge>
      </p>
      {isHeld(ticket) && (
        <p className="ticket-number">
          {t.tickets.number(ticket.number)}
          {ticket.kind != null && ` · ${ticket.kind}`}
        </p>
      )}
      {ticket.attendee_name && <p>{ticket.attendee_name}</p>}
      {ticket.awaits_answers && <p className="muted">{t.attendees.missing}</p>}
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {drawing && <TicketCode drawing={drawing} label={t.tickets.code(shortSeatText(ticket))} />}
    </li>
  );
}
