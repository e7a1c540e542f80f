import { Link, useLocation } from 'react-router';
import type { EventDetail, SectionAvailability } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Problem } from '../../shared/ui/feedback';
import { signInPath, useSession } from '../auth';
import { JoinForm } from './JoinForm';
import { MyPlace } from './MyPlace';
import { isWaiting } from './queries';
import { useMyEntry } from './useMyEntry';

/** Offers the waitlist once a section is sold out, and shows their place to buyers who wait. */
export function WaitlistPanel({ event, sections }: { event: EventDetail; sections: readonly SectionAvailability[] }) {
  const { user } = useSession();
  const { pathname } = useLocation();
  const { entry, loaded, error, reload } = useMyEntry(event.event_id);
  const soldOut = sections.some((section) => section.available === 0);
  if (!event.waitlist || (!soldOut && entry === undefined)) return null;
  const mayJoin =
    soldOut && loaded && !isWaiting(entry) && entry?.status !== 'SERVED' && event.status === 'ON_SALE';
  return (
    <section className="card" aria-labelledby="waitlist-title">
      <h2 id="waitlist-title">{t.waitlist.title}</h2>
      {error !== undefined && <Problem error={error} onRetry={reload} />}
      {entry !== undefined && <MyPlace entry={entry} onChange={reload} />}
      {mayJoin && (
        <>
          <p>{t.waitlist.lead}</p>
          {user?.role === 'buyer' ? (
            <JoinForm event={event} onJoined={reload} />
          ) : (
            <Link className="button" to={signInPath(pathname)}>
              {t.waitlist.signIn}
            </Link>
          )}
        </>
      )}
    </section>
  );
}
