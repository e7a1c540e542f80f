import { Link } from 'react-router';
import type { EventDetail, SectionAvailability } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { LiveMark, Loading, Meter, Problem } from '../../shared/ui/feedback';
import { WaitlistPanel } from '../waitlist';
import type { LiveSections } from './useSections';

/** The sections with price and seats left, live, and the waitlist below them. */
export function Sections({ event, live }: { event: EventDetail; live: LiveSections }) {
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
