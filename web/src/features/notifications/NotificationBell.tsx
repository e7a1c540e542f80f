import { useEffect, useId, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { Notification } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatDateTime } from '../../shared/i18n/format';
import { notificationText } from './notifications';
import { useNotifications } from './useNotifications';
import './notifications.css';

/** A toast disappears by itself; its notification stays in the list. */
const toastMs = 10_000;

/** The bell with the number of unread notifications, the list below it, and a toast for each new one. */
export function NotificationBell() {
  const { inbox, failed, toast, loadRecent, markRead, dismissToast } = useNotifications();
  const [open, setOpen] = useState(false);
  // The booking's page tells of its payment itself: one message is enough.
  const onItsPage = useLocation().pathname === `/booking/${toast?.order_id}`;
  const toldHere = onItsPage && toast?.kind === 'payment_failed';
  const panelId = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (toast === null) return;
    const timer = window.setTimeout(dismissToast, toastMs);
    return () => window.clearTimeout(timer);
  }, [toast, dismissToast]);

  useEffect(() => {
    if (!open) return;
    const onPointer = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  }, [open]);

  // A notification on the screen counts as read.
  useEffect(() => {
    if (open) markRead(inbox.notifications.filter((n) => !n.read).map((n) => n.notification_id));
  }, [open, inbox.notifications, markRead]);

  const toggle = () => {
    setOpen(!open);
    dismissToast();
    if (!open) void loadRecent();
  };

  return (
    <div className="bell" ref={box}>
      <button
        ref={button}
        type="button"
        className="bell-button"
        aria-expanded={open}
        aria-controls={panelId}
        aria-label={t.notifications.bell(inbox.unread)}
        onClick={toggle}
      >
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
          <path
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            d="M6 9a6 6 0 0 1 12 0c0 6 2 7 2 8H4c0-1 2-2 2-8m4 11a2 2 0 0 0 4 0"
          />
        </svg>
        {inbox.unread > 0 && (
          <span className="bell-count" aria-hidden="true">
            {inbox.unread > 99 ? '99+' : inbox.unread}
          </span>
        )}
      </button>
      <section id={panelId} className="bell-panel" hidden={!open} aria-label={t.notifications.title}>
        <h2>{t.notifications.title}</h2>
        {failed && <p role="alert">{t.notifications.failed}</p>}
        {inbox.notifications.length === 0 && !failed && <p>{t.notifications.none}</p>}
        <ul>
          {inbox.notifications.map((n) => (
            <Item key={n.notification_id} notification={n} onFollow={() => setOpen(false)} />
          ))}
        </ul>
      </section>
      <div className="toast-place" role="status">
        {toast !== null && !toldHere && (
          <div className={`toast toast-${tone(toast)}`}>
            <p>{notificationText(toast)}</p>
            <button type="button" className="button button-small" onClick={dismissToast}>
              {t.notifications.dismiss}
            </button>
          </div>
        )}
      </div>
    </div>
  );
}

function Item({ notification, onFollow }: { notification: Notification; onFollow: () => void }) {
  const text = notificationText(notification);
  return (
    <li className={notification.read ? undefined : 'bell-new'}>
      {notification.order_id === null ? (
        text
      ) : (
        <Link to={`/booking/${notification.order_id}`} onClick={onFollow}>
          {text}
        </Link>
      )}
      <time dateTime={notification.created_at}>{formatDateTime(notification.created_at)}</time>
    </li>
  );
}

function tone(n: Notification): 'good' | 'bad' | 'info' {
  switch (n.kind) {
    case 'booking_confirmed':
    case 'waitlist_served':
    case 'tickets_resold':
      return 'good';
    case 'payment_failed':
    case 'event_cancelled':
    case 'waitlist_charge_failed':
    case 'refund_refused':
      return 'bad';
    default:
      return 'info';
  }
}
