import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { t } from '../../shared/i18n';
import { Alert, LiveMark, Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { VerifyNotice } from '../auth';
import { eventQuery, useSections } from '../events';
import { SaleStart } from '../waiting-room';
import { waitlistPath } from '../waitlist';
import { loadVenueMap, VenueMap } from './index';
import { LiveSeats } from './liveSeats';
import { lostFromAddress } from './lostSeats';

// While the event is asked for. If this fails, showing the map loads it again.
loadVenueMap().catch((error: unknown) => console.warn('map ahead of time', error));

/** Nothing but the map: an event's page has more above it than a phone can show. */
export function MapPage() {
  const eventId = Number(useParams()['eventId']);
  const [search] = useSearchParams();
  const { data: event, error, refetch } = useQuery(eventQuery(eventId));
  const [seats] = useState(() => new LiveSeats());
  const live = useSections(
    eventId, event !== undefined && event.status !== 'PREPARING', (change) => seats.onEvent(change));
  const crumbs = [
    { label: t.events.title, to: '/' },
    ...(event ? [{ label: event.name, to: `/event/${eventId}` }] : []),
    { label: t.venueMap.pageTitle },
  ];
  const failure = error ?? live.error;
  return (
    <div className="map-page">
      <Page
        key={eventId} title={event?.name ?? t.venueMap.pageTitle} crumbs={crumbs}
        aside={<LiveMark state={live.stream} />}
      >
        <VerifyNotice />
        {event && event.status !== 'ON_SALE' && <Alert tone="warning">{t.events.notOnSale[event.status]}</Alert>}
        {event?.status === 'ON_SALE' && <SaleStart event={event} />}
        {event?.waitlist && live.sections?.every(({ available }) => available === 0) && (
          <Alert tone="warning" title={t.events.soldOut}>
            <Link className="button" to={waitlistPath(eventId, event.sections[0]?.name ?? '')}>{t.waitlist.open}</Link>
          </Alert>
        )}
        {event && live.sections ? (
          <Suspense fallback={<Loading />}>
            <VenueMap event={event} sections={live.sections} seats={seats} lost={lostFromAddress(search)} />
          </Suspense>
        ) : failure ? (
          <Problem error={failure} onRetry={() => (error ? void refetch() : live.reload())} />
        ) : (
          <Loading />
        )}
      </Page>
    </div>
  );
}
