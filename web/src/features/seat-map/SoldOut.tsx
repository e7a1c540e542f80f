import { Link } from 'react-router';
import type { EventDetail, SectionPlan } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { waitlistPath } from '../waitlist';

/** In the place of "Best available" while a section has no free seat: the ways that lead on. */
export function SoldOut({ event, section }: { event: EventDetail; section: SectionPlan }) {
  return (
    <section className="card form" aria-labelledby="sold-out-title">
      <div>
        <h2 id="sold-out-title">{t.seatMap.soldOut}</h2>
        <p className="field-hint">{t.seatMap.soldOutHint}</p>
      </div>
      {event.waitlist && (
        <Link className="button button-primary button-wide" to={waitlistPath(event.event_id, section.name)}>
          {t.waitlist.open}
        </Link>
      )}
      {event.sections.length > 1 && (
        <Link className="button button-wide" to={`/event/${event.event_id}`}>
          {t.seatMap.otherSections}
        </Link>
      )}
    </section>
  );
}
