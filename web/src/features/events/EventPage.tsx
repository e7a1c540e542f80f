import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { EventDetail, SectionAvailability } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { describeRefunds } from '../../shared/i18n/refundPolicy';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Alert, LiveMark, Loading, Meter, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { Picture } from '../../shared/ui/Picture';
import { VerifyNotice } from '../auth';
import { ResaleList } from '../resale';
import { LiveSeats, VenueMap } from '../venue-map';
import { SaleStart, useTimeUntil } from '../waiting-room';
import { WaitlistPanel } from '../waitlist';
import { EventBadge } from './EventBadge';
import { eventQuery } from './queries';
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
      <Page title={t.events.title} crumbs={[{ label: t.events.title, to: '/' }]}>
        {isPending ? <Loading /> : <Problem error={error} onRetry={() => void refetch()} />}
      </Page>
    );
  }
  const preparing = event.status === 'PREPARING';
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
      lead={<EventFacts event={event} />}
    >
      <VerifyNotice />
      {event.status !== 'ON_SALE' && (
        <Alert tone={preparing ? 'info' : 'warning'}>{t.events.notOnSale[event.status]}</Alert>
      )}
      {event.status === 'ON_SALE' && <SaleStart event={event} />}
      {soldOut && (
        <Alert tone="warning" title={t.events.soldOut}>
          <p>{event.waitlist ? t.events.soldOutWaitlist : t.events.soldOutHint}</p>
        </Alert>
      )}
      {(event.status === 'ON_SALE' || event.status === 'CLOSED') && <ResaleList event={event} />}
      {!preparing && live.sections !== undefined && hasMap(event) && (
        <Suspense fallback={<div className="card venue-wait"><Loading /></div>}>
          <VenueMap event={event} sections={live.sections} seats={seats} />
        </Suspense>
      )}
      {!preparing && <Sections event={event} live={live} />}
    </Page>
  );
}

function EventFacts({ event }: { event: EventDetail }) {
  return (
    <>
      {event.picture && <Picture picture={event.picture} sizes="(max-width: 60rem) 100vw, 60rem" isLarge />}
      <p>
        <strong>{formatVenueTime(event.starts_at, event.time_zone)}</strong> · {event.venue}
      </p>
      {event.previous_starts_at && (
        <p>{t.events.moved(formatVenueTime(event.previous_starts_at, event.time_zone))}</p>
      )}
      {event.description && <p className="description">{event.description}</p>}
      <p className="muted">
        {event.hold_seconds >= 60
          ? t.events.holdMinutes(Math.floor(event.hold_seconds / 60))
          : t.events.holdSeconds(event.hold_seconds)}
        {event.max_seats_per_person != null && ` ${t.events.perPerson(event.max_seats_per_person)}`}
      </p>
      <p className="muted">{describeRefunds(event)}</p>
      <p className="event-links">
        {event.series_id && <Link to={`/shows/${event.series_id}`}>{t.shows.allDates}</Link>}{' '}
        <a href={`/events/${event.event_id}/calendar.ics`}>{t.shows.calendar}</a>
      </p>
    </>
  );
}

/** One block has nothing to find: its section's page shows its seats at once. */
const hasMap = (event: EventDetail) => event.sections.flatMap((section) => section.subsections).length > 1;

const isSoldOut = (sections: LiveSections['sections']) =>
  sections !== undefined && sections.length > 0 && sections.every((section) => section.available === 0);

function Sections({ event, live }: { event: EventDetail; live: LiveSections }) {
  const { sections, stream, error, reload } = live;
  return (
    <section aria-labelledby="sections-title">
      <div className="section-head">
        <h2 id="sections-title">{t.events.sectionsTitle}</h2>
        <LiveMark state={stream} />
      </div>
      {error !== undefined && <Problem error={error} onRetry={reload} />}
      {sections === undefined && error === undefined && <Loading />}
      <ul className="section-list">
        {sections?.map((section) => (
          <SectionCard key={section.section} event={event} section={section} />
        ))}
      </ul>
      {sections !== undefined && <WaitlistPanel event={event} sections={sections} />}
    </section>
  );
}

function SectionCard({ event, section }: { event: EventDetail; section: SectionAvailability }) {
  const { available } = section;
  const price = formatMoney(section.price, event.currency);
  const left = t.common.seatsLeft(available);
  return (
    <li>
      <Link
        className="card section-card"
        to={`/event/${event.event_id}/section/${encodeURIComponent(section.section)}`}
      >
        <span className="section-card-name">{t.events.sectionName(section.section)}</span>{' '}
        <span className="section-card-price">{price}</span>{' '}
        <Meter value={available} total={section.total} />
        <span className={available === 0 ? 'section-card-left sold-out' : 'section-card-left'}>{left}</span>
      </Link>
    </li>
  );
}
