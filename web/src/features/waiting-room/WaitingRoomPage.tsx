import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from 'react-router';
import type { EventDetail, Queue } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { signInPath, useSession } from '../auth';
import { eventQuery } from '../events';
import { DrawDetails } from './DrawDetails';
import { MyTurn } from './MyTurn';
import { queueQuery } from './queries';
import { TimeUntil, useTimeUntil } from './SaleStart';
import { useKnownNumber, useMyPlace } from './useMyPlace';
import './waiting-room.css';

/** Where one waits for a sale to begin, and for one's turn in it. */
export function WaitingRoomPage() {
  const eventId = Number(useParams()['eventId']);
  const event = useQuery(eventQuery(eventId));
  const queue = useQuery(queueQuery(eventId, useKnownNumber(eventId)));
  const crumbs = [
    { label: t.events.title, to: '/' },
    ...(event.data ? [{ label: event.data.name, to: `/event/${eventId}` }] : []),
    { label: t.waitingRoom.title },
  ];
  const failure = event.data ? queue.error : (event.error ?? queue.error);
  return (
    <Page title={t.waitingRoom.title} crumbs={crumbs} narrow>
      {event.data && queue.data ? (
        <Room event={event.data} queue={queue.data} />
      ) : failure ? (
        <Problem error={failure} onRetry={() => void (event.data ? queue : event).refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Room({ event, queue }: { event: EventDetail; queue: Queue }) {
  const { user } = useSession();
  const { pathname } = useLocation();
  const mine = useMyPlace(queue);
  return (
    <>
      <Phase event={event} queue={queue} isInside={mine.place !== null} />
      {queue.phase !== 'OVER' && user?.role !== 'buyer' && (
        <Link className="button button-primary" to={signInPath(pathname)}>
          {t.waitingRoom.signIn}
        </Link>
      )}
      {mine.error && <Problem error={mine.error} onRetry={mine.reload} />}
      {mine.loaded && <MyTurn event={event} queue={queue} place={mine.place} busy={mine.busy} onJoin={mine.join} />}
      {!queue.by_demand && <DrawDetails queue={queue} place={mine.place} nonce={mine.nonce} />}
    </>
  );
}

function Phase({ event, queue, isInside }: { event: EventDetail; queue: Queue; isInside: boolean }) {
  const opensInMs = useTimeUntil(queue.opens_at);
  const beginsInMs = useTimeUntil(queue.sale_starts_at);
  const at = (moment: string) => formatVenueTime(moment, event.time_zone);
  if (queue.phase === 'OVER' && queue.by_demand) {
    return (
      <Alert tone="good" title={t.waitingRoom.noMoreWaiting}>
        <Link className="button button-primary" to={`/event/${event.event_id}`}>
          {t.waitingRoom.toSeats}
        </Link>
      </Alert>
    );
  }
  if (queue.phase === 'OVER') return <Alert tone="warning">{t.waitingRoom.over}</Alert>;
  if (queue.phase === 'OPEN') {
    return (
      <>
        {queue.sold_out && <Alert tone="warning">{t.waitingRoom.soldOut}</Alert>}
        {queue.by_demand && <p>{t.waitingRoom.byDemand}</p>}
        <p>{t.waitingRoom.nowServing(queue.now_serving, queue.waiting)}</p>
      </>
    );
  }
  return (
    <>
      {queue.phase === 'CLOSED' && (
        <p>
          {t.waitingRoom.opens(at(queue.opens_at))} <TimeUntil leftMs={opensInMs} />
        </p>
      )}
      <p>
        {t.waitingRoom.saleBegins(at(queue.sale_starts_at))} <TimeUntil leftMs={beginsInMs} />
      </p>
      {/* The count is some seconds old, and whoever has just entered is here. */}
      <p>{t.waitingRoom.drawn(isInside ? Math.max(1, queue.entries) : queue.entries)}</p>
    </>
  );
}
