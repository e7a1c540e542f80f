import { useState } from 'react';
import type { Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { Problem } from '../../shared/ui/feedback';
import { useAction } from '../auth';
import { liveSeats, seatKey } from '../orders';
import { refundSeats } from './queries';
import { SeatChoice } from './SeatChoice';

interface Props {
  order: Order;
  onOrder: (order: Order) => void;
  onKeep: () => void;
}

/** The seller chooses the seats of an order to refund. At first all are chosen. */
export function SellerRefund({ order, onOrder, onKeep }: Props) {
  const seats = liveSeats(order);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(seats.map(seatKey)));
  const given = seats.filter((seat) => chosen.has(seatKey(seat)));
  const total = formatMoney(given.reduce((sum, seat) => sum + seat.price, 0), order.currency);
  const refund = useAction((token) => refundSeats(token, order, given), { onSuccess: onOrder });
  return (
    <>
      <p>{t.refunds.refundWarning}</p>
      <SeatChoice order={order} chosen={chosen} onChosen={setChosen} busy={refund.busy} />
      {refund.error && <Problem error={refund.error} />}
      <div className="button-row">
        <button
          type="button" className="button button-primary" disabled={refund.busy || given.length === 0}
          onClick={() => refund.run(undefined)}
        >
          {t.refunds.refundSeats(given.length, total)}
        </button>
        <button type="button" className="button" disabled={refund.busy} onClick={onKeep}>
          {t.refunds.keep}
        </button>
      </div>
    </>
  );
}
