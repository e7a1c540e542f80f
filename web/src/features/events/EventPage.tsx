import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { EventDetail } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { VerifyNotice } from '../auth';
import { ResaleList } from '../resale';
import { LiveSeats, VenueMap } from '../venue-map';
import { SaleStart, useTimeUntil } from '../waiting-room';
import { EventBadge } from './EventBadge';
import { EventFacts, EventSkeleton, EventTerms } from './EventFacts';
import { EventPrices } from './EventPrices';
import { OtherDates } from './OtherDates';
import { eventQuery } from './queries';
import { Sections } from './Sections';
import { useSections, type LiveSections } from './useSections';
import './events.css';

export function EventPage() {
  const eventId = Number(useParams()['eventId']);
  const { data: event, isPending, error, refetch } = useQuery(eventQuery(eventId));
  const [seats] = useState(() => new LiveSeats());
  const live = useSections(
    eventId, event !== undefined && event.status !== 'PREPARING', (change) => seats.onEvent(change));
  const isBeforeSale = useTimeUntil(event?.sale_starts_at) > 0;
  if (event === undefined) {
    return (
      <Page key="loading" title={t.events.title} crumbs={[{ label: t.events.title, to: '/' }]}>
        {isPending ? <EventSkeleton /> : <Problem error={error} onRetry={() => void refetch()} />}
      </Page>
    );
  }
  const preparing = event.status === 'PREPARING';
  // Map, list and what is said above them come at once, so that none pushes the others down.
  const isWaiting = !preparing && live.sections === undefined && live.error === undefined;
  const soldOut = event.status === 'ON_SALE' && isSoldOut(live.sections);
  return (
    <Page
      key={event.event_id}
      title={event.name}
      crumbs={[{ label: t.events.title, to: '/' }, { label: event.name }]}
      aside={
        isBeforeSale && event.status === 'ON_SALE' ? (
          <EventBadge
            status={event.status} saleStartsAt={event.sale_starts_at} presaleStartsAt={event.presale_starts_at}
          />
        ) : (
          <EventBadge status={event.status} soldOut={soldOut} />
        )
      }
      lead={<EventFacts event={event} canChoose={event.status === 'ON_SALE' && !isBeforeSale} />}
    >
      <VerifyNotice />
      {event.status !== 'ON_SALE' && (
        <Alert tone={preparing ? 'info' : 'warning'}>{t.events.notOnSale[event.status]}</Alert>
      )}
      {event.status === 'ON_SALE' && <SaleStart event={event} />}
      {event.status === 'ON_SALE' && hasMap(event) && (
        <Link className="button button-primary map-link" to={`/event/${event.event_id}/map`}>
          {t.venueMap.toPage}
        </Link>
      )}
      {(event.status === 'ON_SALE' || event.status === 'CLOSED') && <ResaleList event={event} />}
      {isWaiting ? (
        <div key="waiting" className="skeleton-block" role="status" aria-label={t.common.loading} />
      ) : (
        // Another element: one that changed its size would count as moved.
        <div key="seats" id="seats">
          {soldOut && (
            <Alert tone="warning" title={t.events.soldOut}>
              <p>{event.waitlist ? t.events.soldOutWaitlist : t.events.soldOutHint}</p>
            </Alert>
          )}
          {!preparing && live.sections !== undefined && hasMap(event) && (
            <Suspense fallback={<div className="card venue-wait"><Loading /></div>}>
              <VenueMap event={event} sections={live.sections} seats={seats} />
            </Suspense>
          )}
          {!preparing && <Sections event={event} live={live} />}
        </div>
      )}
      <EventTerms event={event} />
      {event.has_pricing === true && <EventPrices event={event} />}
      <OtherDates event={event} />
    </Page>
  );
}

/** One block has nothing to find: its section's page shows its seats at once. */
const hasMap = (event: EventDetail) => event.sections.flatMap((section) => section.subsections).length > 1;

const isSoldOut = (sections: LiveSections['sections']) =>
  sections !== undefined && sections.length > 0 && sections.every((section) => section.available === 0);
