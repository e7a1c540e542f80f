import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { EventDetail } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { describeRefunds } from '../../shared/i18n/refundPolicy';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Picture } from '../../shared/ui/Picture';
import { venueQuery } from './queries';
import { ShareButton } from './ShareButton';

/** Picture, date, place and price at a glance, and the ways to keep and to send them. */
export function EventFacts({ event, canChoose }: { event: EventDetail; canChoose: boolean }) {
  const prices = t.events.priceRange(
    event.price_from === 0 ? t.prices.free : formatMoney(event.price_from, event.currency),
    formatMoney(event.price_to, event.currency),
  );
  return (
    <div className={event.picture ? 'event-hero' : 'event-hero event-hero-plain'}>
      {event.picture && <Picture picture={event.picture} sizes="(max-width: 48rem) 100vw, 36rem" isLarge />}
      <div className="event-facts">
        <dl>
          <div>
            <dt>{t.home.when}</dt>
            <dd>
              <strong>{formatVenueTime(event.starts_at, event.time_zone)}</strong>
              {event.previous_starts_at && (
                <p className="event-moved">
                  {t.events.moved(formatVenueTime(event.previous_starts_at, event.time_zone))}
                </p>
              )}
            </dd>
          </div>
          <div>
            <dt>{t.home.where}</dt>
            <dd><Where event={event} /></dd>
          </div>
          <div>
            <dt>{t.home.price}</dt>
            <dd>
              <strong>{event.price_to === 0 ? t.prices.free : prices}</strong>{' '}
              {event.price_to > 0 && <span className="muted">{t.home.feesIncluded}</span>}
            </dd>
          </div>
        </dl>
        <div className="button-row">
          {canChoose && <a className="button button-primary" href="#seats">{t.home.chooseSeats}</a>}
          <ShareButton title={event.name} />
          <a className="button" href={`/events/${event.event_id}/calendar.ics`}>{t.shows.calendar}</a>
          {event.series_id && <Link className="button" to={`/shows/${event.series_id}`}>{t.shows.allDates}</Link>}
        </div>
      </div>
    </div>
  );
}

/** The venue, with its page and address where it is one of the catalogue. */
function Where({ event }: { event: EventDetail }) {
  const { data } = useQuery({ ...venueQuery(event.venue_id ?? 0), enabled: event.venue_id != null });
  const place = data?.super_venue;
  return (
    <>
      {place ? <Link to={`/place/${place.super_venue_id}`}>{event.venue}</Link> : event.venue}
      {/* Its line is kept from the start. */}
      {event.venue_id != null && (
        <span className="event-address muted">
          {place && [place.address, place.city.name].filter(Boolean).join(', ')}
        </span>
      )}
    </>
  );
}

/** What is good to know before paying. */
export function EventTerms({ event }: { event: EventDetail }) {
  return (
    <div className="event-terms">
      {event.description && <p className="description">{event.description}</p>}
      <p className="muted">
        {event.hold_seconds >= 60
          ? t.events.holdMinutes(Math.floor(event.hold_seconds / 60))
          : t.events.holdSeconds(event.hold_seconds)}
        {event.max_seats_per_person != null && ` ${t.events.perPerson(event.max_seats_per_person)}`}
      </p>
      <p className="muted">{describeRefunds(event)}</p>
    </div>
  );
}

export function EventSkeleton() {
  return (
    <div role="status" aria-label={t.common.loading} className="event-skeleton">
      <div className="picture" />
      <div className="skeleton-block" />
    </div>
  );
}
