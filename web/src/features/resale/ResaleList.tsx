import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import type { EventDetail, ResaleOffer } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { seatText } from '../../shared/plan/seatText';
import { Problem } from '../../shared/ui/feedback';
import { signInPath, useAction, useSession } from '../auth';
import { seatKey } from '../orders';
import { buyResale, resaleOffersQuery } from './queries';

/** Tickets that other people offer of an event; absent where there are none. */
export function ResaleList({ event }: { event: EventDetail }) {
  const { data } = useQuery(resaleOffersQuery(event.event_id));
  if (data === undefined || data.tickets === 0) return null;
  return (
    <section className="card" aria-labelledby="resale-title">
      <h2 id="resale-title">{t.resale.fromOthers(data.tickets)}</h2>
      <p className="muted">{t.resale.fromOthersHint}</p>
      <ul className="order-list">
        {data.offers.map((offer) => (
          <Offer key={offer.offer_id} event={event} offer={offer} />
        ))}
      </ul>
    </section>
  );
}

function Offer({ event, offer }: { event: EventDetail; offer: ResaleOffer }) {
  const { user } = useSession();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const buy = useAction((token) => buyResale(token, event.event_id, offer.offer_id), {
    onSuccess: (order) => {
      void queryClient.invalidateQueries({ queryKey: resaleOffersQuery(event.event_id).queryKey });
      return navigate(`/booking/${order.order_id}`);
    },
  });
  const price = t.resale.buy(offer.seats.length, formatMoney(offer.total, event.currency));
  return (
    <li aria-label={t.resale.offerName(offer.section, offer.seats.length)}>
      <ul>
        {offer.seats.map((seat) => (
          <li key={seatKey(seat)}>
            {seatText(seat)}
            {seat.kind != null && ` · ${seat.kind}`}
          </li>
        ))}
      </ul>
      {buy.error && <Problem error={buy.error} />}
      {user?.role === 'buyer' ? (
        <button type="button" className="button button-primary" disabled={buy.busy} onClick={() => buy.run(undefined)}>
          {price}
        </button>
      ) : (
        <Link className="button" to={signInPath(`/event/${event.event_id}`)}>
          {price}
        </Link>
      )}
    </li>
  );
}
