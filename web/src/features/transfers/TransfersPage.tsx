import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment } from 'react';
import { Navigate } from 'react-router';
import type { Transfer } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatDateTime } from '../../shared/i18n/format';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { seatText } from '../../shared/plan/seatText';
import { Badge, Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { WhoComes } from '../attendees';
import { signInPath, useAction, useSession, VerifyNotice } from '../auth';
import { MyTickets } from '../tickets';
import { OfferTickets } from './OfferTickets';
import { answerTransfer, myTransfersQuery, type TransferAnswer } from './queries';

const tones = {
  pending: 'info', expired: 'warning', accepted: 'good', declined: 'warning', withdrawn: 'neutral',
} as const;

/** Tickets that others offer, tickets that were taken over, and those that were given away. */
export function TransfersPage() {
  const { user, authorized } = useSession();
  const queryClient = useQueryClient();
  const options = myTransfersQuery(user?.user_id, authorized);
  const { data, error } = useQuery(options);
  const answer = useAction(
    (token, { id, given }: { id: string; given: TransferAnswer }) => answerTransfer(token, id, given),
    { onSettled: () => queryClient.invalidateQueries({ queryKey: options.queryKey }) },
  );
  if (user === null) return <Navigate to={signInPath('/transfers')} replace state={{ required: true }} />;
  const failure = answer.error ?? error;
  // Several transfers of one order are one set of tickets.
  const held = [...new Map(data?.received.map((transfer) => [transfer.order_id, transfer] as const)).values()];
  const isEmpty = data && data.offers.length + data.received.length + data.given.length === 0;
  return (
    <Page title={t.transfers.title} narrow>
      <p className="muted">{t.transfers.lead}</p>
      <VerifyNotice anyRole />
      {failure && <Problem error={failure} />}
      {data === undefined && !failure && <Loading />}
      {isEmpty && <p>{t.transfers.none}</p>}
      {data?.offers.map((offer) => (
        <section className="card" key={offer.transfer_id} aria-label={offer.event.name}>
          <p>{t.transfers.offered}</p>
          <h2>{offer.event.name}</h2>
          <TransferFacts transfer={offer} />
          <p className="muted">{t.transfers.offeredHint}</p>
          <p className="muted">{t.transfers.until(formatDateTime(offer.expires_at))}</p>
          <div className="button-row">
            <button
              type="button" className="button button-primary" disabled={answer.busy}
              onClick={() => answer.run({ id: offer.transfer_id, given: 'accept' })}
            >
              {t.transfers.accept}
            </button>
            <button
              type="button" className="button" disabled={answer.busy}
              onClick={() => answer.run({ id: offer.transfer_id, given: 'decline' })}
            >
              {t.transfers.decline}
            </button>
          </div>
        </section>
      ))}
      {held.length > 0 && <h2>{t.transfers.receivedTitle}</h2>}
      {held.map(({ order_id, event }) => (
        <Fragment key={order_id}>
          <h3>{event.name}</h3>
          <MyTickets orderId={order_id} />
          <WhoComes orderId={order_id} event={event} />
          <OfferTickets orderId={order_id} />
        </Fragment>
      ))}
      {data !== undefined && data.given.length > 0 && <h2>{t.transfers.givenTitle}</h2>}
      {data?.given.map((given) => (
        <section className="card" key={given.transfer_id} aria-label={given.event.name}>
          <h3>
            {given.event.name} <Badge tone={tones[given.state]}>{t.transfers.states[given.state]}</Badge>
          </h3>
          <TransferFacts transfer={given} />
          {given.email && <p className="muted">{t.transfers.to(given.email)}</p>}
          {given.state === 'pending' && (
            <button
              type="button" className="button" disabled={answer.busy}
              onClick={() => answer.run({ id: given.transfer_id, given: 'withdraw' })}
            >
              {t.transfers.withdraw}
            </button>
          )}
        </section>
      ))}
    </Page>
  );
}

function TransferFacts({ transfer: { event, tickets } }: { transfer: Transfer }) {
  return (
    <>
      <p>
        {t.common.pair(event.venue, formatVenueTime(event.starts_at, event.time_zone))}
      </p>
      <ul>
        {tickets.map((ticket) => (
          <li key={ticket.ticket_id}>{seatText(ticket)}</li>
        ))}
      </ul>
    </>
  );
}
