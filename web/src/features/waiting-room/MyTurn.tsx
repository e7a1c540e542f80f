import { Link } from 'react-router';
import type { EventDetail, Queue, QueuePlace } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Alert } from '../../shared/ui/feedback';
import { estimateSeconds } from './poll';

interface Props {
  event: EventDetail;
  queue: Queue;
  place: QueuePlace | null;
  busy: boolean;
  onJoin: () => void;
}

/** What the buyer's place means now, and what to do next. */
export function MyTurn({ event, queue, place, busy, onJoin }: Props) {
  const isOpen = queue.phase === 'PRE_QUEUE' || queue.phase === 'OPEN';
  if (place === null || place.state === 'TURN_PASSED') {
    return (
      <>
        {place !== null && <Alert tone="warning">{t.waitingRoom.turnPassed}</Alert>}
        {isOpen && (
          <button type="button" className="button button-primary" disabled={busy} onClick={onJoin}>
            {busy ? t.waitingRoom.entering : place === null ? t.waitingRoom.enter : t.waitingRoom.enterAgain}
          </button>
        )}
      </>
    );
  }
  if (place.state === 'ADMITTED' && place.admitted_until != null) {
    return (
      <Alert tone="good" title={t.waitingRoom.yourTurn}>
        <p>{t.waitingRoom.until(formatVenueTime(place.admitted_until, event.time_zone))}</p>
        <Link className="button button-primary" to={`/event/${event.event_id}`}>
          {t.waitingRoom.toSeats}
        </Link>
      </Alert>
    );
  }
  return (
    <>
      {place.number != null && <p className="queue-place">{t.waitingRoom.place(place.number)}</p>}
      {/* Polite, and in whole minutes: a screen reader hears of it when the minute changes, not with each poll. */}
      <Alert tone="info">
        {place.number == null
          ? t.waitingRoom.inside
          : queue.sold_out
            ? t.waitingRoom.placeKept
            : queue.phase === 'OPEN'
              ? t.waitingRoom.estimate(Math.ceil(estimateSeconds(queue, place.number) / 60))
              : t.waitingRoom.behindTheDraw}
      </Alert>
      <p>{t.waitingRoom.mayClose}</p>
      <p>
        {/* Not a page of the app: it works without script. */}
        <a href={`/queue/${queue.event_id}/page?entry=${place.entry}&lang=${t.locale}`}>{t.waitingRoom.plainPage}</a>
      </p>
    </>
  );
}
