import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { serverClock } from '../../shared/api/serverClock';
import type { EventDetail } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Alert } from '../../shared/ui/feedback';
import { remainingMs } from '../../shared/ui/timeLeft';
import { waitingRoomPath } from './path';

/** When the sale begins, and the way to its waiting room. Nothing for a sale that runs and has none. */
export function SaleStart({ event }: { event: EventDetail }) {
  const startsAt = event.sale_starts_at;
  const leftMs = useTimeUntil(startsAt);
  const presaleMs = useTimeUntil(event.presale_starts_at);
  if (leftMs === 0 && !event.waiting_room) return null;
  return (
    <Alert tone="info">
      {startsAt && leftMs > 0 && (
        <p>
          {t.waitingRoom.saleBegins(formatVenueTime(startsAt, event.time_zone))} <TimeUntil leftMs={leftMs} />
        </p>
      )}
      {event.presale_starts_at && leftMs > 0 && (
        <p>
          {presaleMs > 0
            ? t.codes.presaleBegins(formatVenueTime(event.presale_starts_at, event.time_zone))
            : t.codes.presaleRuns}
        </p>
      )}
      {event.waiting_room && (
        <p>
          {leftMs > 0 ? t.waitingRoom.hasRoom(event.waiting_room.opens_before_minutes) : t.waitingRoom.byTurns}{' '}
          <Link to={waitingRoomPath(event.event_id)}>{t.waitingRoom.go}</Link>
        </p>
      )}
    </Alert>
  );
}

/** "in 1:02:03". A screen reader is not told each second; it has the time of day beside it. */
export function TimeUntil({ leftMs }: { leftMs: number }) {
  return (
    <strong role="timer" aria-live="off">
      {t.waitingRoom.inTime(leftMs)}
    </strong>
  );
}

/** Milliseconds until a moment, by the server's clock, each second anew; 0 without a moment. */
export function useTimeUntil(moment: string | null | undefined): number {
  const [nowMs, setNowMs] = useState(() => serverClock.now());
  useEffect(() => {
    if (!moment) return;
    const timer = setInterval(() => setNowMs(serverClock.now()), 1_000);
    return () => clearInterval(timer);
  }, [moment]);
  return moment ? remainingMs(moment, nowMs) : 0;
}
