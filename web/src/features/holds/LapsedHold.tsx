import { useState } from 'react';
import { Link } from 'react-router';
import { serverClock } from '../../shared/api/serverClock';
import type { Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { chooseAgainPath, currentState, endOf } from '../orders';

interface LapsedHoldProps {
  order: Order;
  /** Its page has the way on itself. */
  isOwnPage: boolean;
  onForget: () => void;
}

/** The time for these seats has run out, and the way to others. */
export function LapsedHold({ order, isOwnPage, onForget }: LapsedHoldProps) {
  return (
    <aside className="hold-banner" aria-label={t.holds.title}>
      <span role="status">{t.holds.lapsed(currentState(order).seats.length)}</span>
      {!isOwnPage && (
        <span className="hold-buttons">
          <Link className="button button-small" to={chooseAgainPath(order)} onClick={onForget}>
            {t.checkout.chooseAgain}
          </Link>
          <button type="button" className="button button-small" onClick={onForget}>{t.notifications.dismiss}</button>
        </span>
      )}
    </aside>
  );
}

/**
 * The hold that was shown before, if it has run out: it is told also to who was asleep at the time. On the booking's
 * own page only while that is open; the page says it too, once the server has been heard.
 */
export function useLapsed(hold: Order | undefined, pathname: string): { lapsed: Order | null; forget: () => void } {
  const [shown, setShown] = useState(hold);
  const [lapsed, setLapsed] = useState<Order | null>(null);
  const [isTold, setTold] = useState(false);
  if (hold !== shown) {
    setShown(hold);
    setLapsed(hold === undefined && shown !== undefined && ranOut(shown) ? shown : null);
  }
  const isOwnPage = lapsed !== null && pathname === `/booking/${lapsed.order_id}`;
  if (isOwnPage !== isTold) {
    setTold(isOwnPage);
    if (isTold) setLapsed(null);
  }
  return { lapsed, forget: () => setLapsed(null) };
}

/** What is being paid in the last second may still be paid in time. */
const ranOut = (order: Order) => !order.payment_running && endOf(order) <= serverClock.now();
