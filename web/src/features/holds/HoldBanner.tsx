import { useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { EventDetail, Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Countdown } from '../../shared/ui/Countdown';
import { useFocusFallback } from '../../shared/ui/useFocusFallback';
import { useAction, useSession } from '../auth';
import { currentState, endOf, fetchOrder, useAddOrders, useHolds, useOrderEvents } from '../orders';
import { ExtendHold } from '../refunds';
import './holds.css';
import { LapsedHold, useLapsed } from './LapsedHold';
import { LetGo } from './LetGo';

/**
 * On every page while seats are held: which, for how long, and what can be done. The hold that ends first is shown; the
 * booking's own page has the buttons itself, so that there the banner is its clock. A screen reader hears the last
 * minute once.
 */
export function HoldBanner() {
  const { pathname } = useLocation();
  const holds = [...useHolds()].sort((a, b) => endOf(a) - endOf(b));
  const onPage = holds.find((order) => pathname === `/booking/${order.order_id}`);
  const hold = onPage ?? holds[0];
  const { lapsed, forget } = useLapsed(hold, pathname);
  const events = useOrderEvents(hold ? [hold.event_id] : []);
  const [said, setSaid] = useState('');
  // The button that let a hold go is gone with it.
  const [letGo, setLetGo] = useState('');
  const box = useFocusFallback<HTMLDivElement>(letGo);
  return (
    <div ref={box} tabIndex={-1} className={hold ?? lapsed ? 'hold-slot' : undefined}>
      <p className="visually-hidden" role="status">{said}</p>
      {hold && (
        <Banner
          key={hold.order_id} hold={hold} event={events.get(hold.event_id)} isOwnPage={hold === onPage}
          others={holds.length - 1} onSay={setSaid} onGone={() => setLetGo(hold.order_id)}
        />
      )}
      {!hold && lapsed && (
        <LapsedHold order={lapsed} isOwnPage={pathname === `/booking/${lapsed.order_id}`} onForget={forget} />
      )}
    </div>
  );
}

interface BannerProps {
  hold: Order;
  event: EventDetail | undefined;
  isOwnPage: boolean;
  /** How many more holds there are. */
  others: number;
  onSay: (text: string) => void;
  onGone: () => void;
}

function Banner({ hold, event, isOwnPage, others, onSay, onGone }: BannerProps) {
  const { user } = useSession();
  const addOrders = useAddOrders();
  // A longer hold has another last minute.
  const told = useRef('');
  // The countdown is over here; the server says whether the hold is.
  const check = useAction((token) => fetchOrder(token, user?.user_id ?? '', hold.order_id), {
    readOnly: true, onSuccess: (order) => addOrders([order]),
  });
  const deadline = hold.hold_expires_at ?? '';
  const count = currentState(hold).seats.length;
  const name = event?.name ?? t.orders.unknownEvent(hold.event_id);
  const tellLastMinute = (seconds: number) => {
    if (told.current === deadline) return;
    told.current = deadline;
    onSay(t.holds.lastMinute(seconds));
  };
  const changed = (order: Order) => {
    addOrders([order]);
    if (order.status !== 'CANCELLED') return;
    onSay(t.holds.gone);
    onGone();
  };
  return (
    <aside className="hold-banner" aria-label={t.holds.title}>
      <span className="hold-what">{t.holds.held(count, name)}</span>
      <Countdown
        deadline={deadline} createdAt={hold.created_at} isTimer onLastMinute={tellLastMinute}
        onOver={() => {
          if (others > 0) onSay(t.holds.over);
          check.run(undefined);
        }}
      />
      {!isOwnPage && (
        <span className="hold-buttons">
          <Link className="button button-small button-primary" to={`/booking/${hold.order_id}`}>
            {t.holds.toPayment}
          </Link>
          {!hold.extended && <ExtendHold order={hold} onOrder={changed} small />}
          <LetGo
            order={hold} event={event} className="button button-small" label={t.holds.letGo}
            fullLabel={t.holds.letGoOf(count, name)} disabled={hold.payment_running} onOrder={changed}
          />
        </span>
      )}
      {others > 0 && <Link to="/my-bookings">{t.holds.more(others)}</Link>}
    </aside>
  );
}
