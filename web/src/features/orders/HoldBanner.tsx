import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { serverClock } from '../../shared/api/serverClock';
import type { Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatTime } from '../../shared/i18n/format';
import { chooseAgainPath } from './chooseAgain';
import './orders.css';
import { endOf, useHolds } from './useHolds';

/**
 * On every page but a booking's own: seats are held for the buyer, until when, and the way back to pay. A hold that
 * runs out while the page is open is told, also to who was asleep at the time.
 */
export function HoldBanner() {
  const { pathname } = useLocation();
  const [hold] = useHolds();
  const { lapsed, forget } = useLapsed(hold, pathname);
  if (pathname.startsWith('/booking/')) return null;
  if (hold?.hold_expires_at) {
    return (
      <aside className="hold-banner" aria-label={t.orders.holdTitle}>
        <span>{t.orders.holdUntil(hold.seats.length, formatTime(hold.hold_expires_at))}</span>{' '}
        <Link to={`/booking/${hold.order_id}`}>{t.orders.holdBack}</Link>
      </aside>
    );
  }
  if (lapsed === null) return null;
  return (
    <aside className="hold-banner" aria-label={t.orders.holdTitle}>
      <span role="status">{t.orders.holdOver(lapsed.seats.length)}</span>{' '}
      <Link to={chooseAgainPath(lapsed)} onClick={forget}>{t.checkout.chooseAgain}</Link>
      <button type="button" className="button button-small" onClick={forget}>{t.notifications.dismiss}</button>
    </aside>
  );
}

/** The hold that was shown before, if it has run out. A booking's page tells it itself. */
function useLapsed(hold: Order | undefined, pathname: string): { lapsed: Order | null; forget: () => void } {
  const [shown, setShown] = useState(hold);
  const [lapsed, setLapsed] = useState<Order | null>(null);
  if (hold !== shown) {
    setShown(hold);
    setLapsed(hold === undefined && shown !== undefined && ranOut(shown) ? shown : null);
  }
  if (lapsed !== null && pathname === `/booking/${lapsed.order_id}`) setLapsed(null);
  return { lapsed, forget: () => setLapsed(null) };
}

/** What is being paid in the last second may still be paid in time. */
const ranOut = (order: Order) => !order.payment_running && endOf(order) <= serverClock.now();
