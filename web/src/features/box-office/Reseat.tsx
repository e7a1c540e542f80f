import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { NewReseat, Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { useAction, useSession } from '../auth';
import { eventQuery } from '../events';
import { parseSeats, seatText } from './namedSeats';
import { reseatOrder, reseatQuery } from './queries';
import { noSeatsTyped, SeatFields } from './SeatFields';

interface ReseatProps {
  order: Order;
  onKeep: () => void;
}

/** Moves the party of an order to other seats of the event. */
export function Reseat({ order, onKeep }: ReseatProps) {
  const { data: event } = useQuery(eventQuery(order.event_id));
  const { user, authorized } = useSession();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState<ReturnType<typeof noSeatsTyped>>();
  const [checked, setChecked] = useState(false);
  const options = reseatQuery(user?.user_id, order.event_id, order.order_id, authorized);
  const move = useAction((token, body: NewReseat) => reseatOrder(token, order.event_id, order.order_id, body), {
    onSuccess: (answer) => queryClient.setQueryData(options.queryKey, answer),
  });
  const { data: state } = useQuery({ ...options, enabled: move.done });
  if (event === undefined) return <Loading />;
  const seats = typed ?? { ...noSeatsTyped(event), section: order.section };
  const submit = (sent: FormEvent) => {
    sent.preventDefault();
    setChecked(true);
    const named = parseSeats(seats.named);
    if (named === null) return;
    move.run({ section: seats.section, subsection: null, seats: named.length > 0 ? named : null });
  };
  if (state?.state === 'MOVED') {
    return (
      <Alert tone="good">
        {t.boxOffice.moved(t.common.list(state.seats.map((seat) => `${seat.section} ${seatText(seat)}`)))}{' '}
        {state.difference !== 0 && t.boxOffice.listPrice(formatMoney(state.list_total, state.currency))}
      </Alert>
    );
  }
  return (
    <form className="form" noValidate onSubmit={submit}>
      <p>{t.boxOffice.reseatLead(order.live_quantity)}</p>
      <SeatFields event={event} typed={seats} checked={checked} onTyped={setTyped} withoutQuantity />
      {move.error && <Problem error={move.error} />}
      {state?.state === 'MOVING' && <Loading label={t.boxOffice.moving} />}
      {state?.state === 'FAILED' && (
        <Alert tone="bad" title={t.boxOffice.notMoved}>
          {t.orders.reasons[state.reason ?? '']}
        </Alert>
      )}
      <div className="button-row">
        <button type="submit" className="button button-primary" disabled={move.busy || state?.state === 'MOVING'}>
          {t.boxOffice.reseatGo}
        </button>
        <button type="button" className="button" onClick={onKeep}>
          {t.boxOffice.keepSeats}
        </button>
      </div>
    </form>
  );
}
