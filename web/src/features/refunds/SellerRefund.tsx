import { useState } from 'react';
import { events } from '../../shared/api/client';
import type { Order } from '../../shared/api/orderTypes';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { Problem } from '../../shared/ui/feedback';
import { liveSeats, seatKey } from './liveSeats';
import { SeatChoice } from './SeatChoice';
import { useAction } from './useAction';

interface Props {
  order: Order;
  onOrder: (order: Order) => void;
  onKeep: () => void;
}

/** The seller chooses which seats of an order to refund; all of them to begin with. */
export function SellerRefund({ order, onOrder, onKeep }: Props) {
  const seats = liveSeats(order);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(seats.map(seatKey)));
  const { busy, failure, run } = useAction();
  const given = seats.filter((seat) => chosen.has(seatKey(seat)));
  const total = formatMoney(given.reduce((sum, seat) => sum + seat.price, 0), order.currency);
  return (
    <>
      <p>{t.refunds.refundWarning}</p>
      <SeatChoice order={order} chosen={chosen} onChosen={setChosen} busy={busy} />
      {failure !== undefined && <Problem error={failure} />}
      <div className="button-row">
        <button
          type="button" className="button button-primary" disabled={busy || given.length === 0}
          onClick={() => void run((token) => events.refund(token, order.event_id, order.order_id, given), onOrder)}
        >
          {t.refunds.refundSeats(given.length, total)}
        </button>
        <button type="button" className="button" disabled={busy} onClick={onKeep}>
          {t.refunds.keep}
        </button>
      </div>
    </>
  );
}
