import type { EventDetail, Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Dialog } from '../../shared/ui/Dialog';
import { HeldSeats } from './HeldSeats';

interface HeldAlreadyProps {
  holds: readonly Order[];
  event: EventDetail | undefined;
  /** How many seats are wanted now. */
  quantity: number;
  onStay: () => void;
  onBoth: () => void;
  onExchange: () => void;
}

/** Somebody who holds seats of an event asks for others there: to have both, or to change their mind. */
export function HeldAlready({ holds, event, quantity, onStay, onBoth, onExchange }: HeldAlreadyProps) {
  const name = event?.name ?? t.orders.unknownEvent(holds[0]?.event_id ?? 0);
  return (
    <Dialog
      title={t.holds.otherTitle} onClose={onStay}
      buttons={
        <>
          <button type="button" className="button" onClick={onStay}>{t.holds.stay}</button>
          <button type="button" className="button" onClick={onBoth}>{t.holds.both}</button>
          <button type="button" className="button button-primary" onClick={onExchange}>{t.holds.exchange}</button>
        </>
      }
    >
      <p>{t.holds.otherLead(name)}</p>
      {holds.map((order) => <HeldSeats key={order.order_id} order={order} event={event} />)}
      <p>{t.holds.otherHint(quantity)}</p>
    </Dialog>
  );
}
