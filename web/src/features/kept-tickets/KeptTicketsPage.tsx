import { useEffect } from 'react';
import { Link } from 'react-router';
import { t } from '../../shared/i18n';
import { formatDateTime } from '../../shared/i18n/format';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import type { KeptOrder } from '../../shared/offline/keptTickets';
import { seatText, shortSeatText } from '../../shared/plan/seatText';
import { Loading } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { TicketCode } from '../tickets';
import { keepPage } from './keptPage';
import { useKeptTickets } from './useKeptTickets';

/** Tickets on this device. It opens without a network and without a session. */
export function KeptTicketsPage() {
  const { orders, failed, remove } = useKeptTickets();
  useEffect(keepPage, []);
  return (
    <Page title={t.kept.title} narrow>
      {failed && <p role="alert">{t.kept.failed}</p>}
      {!orders && !failed && <Loading />}
      {orders?.length === 0 && (
        <div className="empty">
          <p>{t.kept.none}</p>
          <Link className="button" to="/my-bookings">
            {t.nav.myBookings}
          </Link>
        </div>
      )}
      {orders?.map((order) => (
        <KeptOrderCard key={order.orderId} order={order} onRemove={() => remove(order.orderId)} />
      ))}
    </Page>
  );
}

function KeptOrderCard({ order, onRemove }: { order: KeptOrder; onRemove: () => void }) {
  const { event, tickets } = order;
  return (
    <section className="card" aria-labelledby={`kept-${order.orderId}`}>
      <h2 id={`kept-${order.orderId}`}>{event.name}</h2>
      <p>
        {formatVenueTime(event.starts_at, event.time_zone)} · {event.venue}
      </p>
      <ul className="tickets">
        {tickets.map(({ ticket, code }) => (
          <li key={ticket.ticket_id} className="ticket">
            <p>{seatText(ticket)}</p>
            <p className="ticket-number">{t.tickets.number(ticket.number)}</p>
            {ticket.attendee_name && <p>{ticket.attendee_name}</p>}
            {code && <TicketCode drawing={code} label={t.tickets.code(shortSeatText(ticket))} />}
            {ticket.awaits_answers && <p className="muted">{t.attendees.missing}</p>}
          </li>
        ))}
      </ul>
      <p className="muted">{t.kept.since(formatDateTime(new Date(order.keptAt).toISOString()))}</p>
      <button type="button" className="button" onClick={onRemove}>
        {t.kept.remove}
      </button>
    </section>
  );
}
