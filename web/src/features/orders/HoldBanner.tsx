import { Link, useLocation } from 'react-router';
import { t } from '../../shared/i18n';
import { formatTime } from '../../shared/i18n/format';
import './orders.css';
import { useHolds } from './useHolds';

/** On every page but the booking's own: seats are held for the buyer, until when, and the way back to pay. */
export function HoldBanner() {
  const { pathname } = useLocation();
  const [hold] = useHolds().filter((order) => pathname !== `/booking/${order.order_id}`);
  if (!hold?.hold_expires_at || pathname.startsWith('/booking/')) return null;
  return (
    <aside className="hold-banner" aria-label={t.orders.holdTitle}>
      <span>{t.orders.holdUntil(hold.seats.length, formatTime(hold.hold_expires_at))}</span>{' '}
      <Link to={`/booking/${hold.order_id}`}>{t.orders.holdBack}</Link>
    </aside>
  );
}
