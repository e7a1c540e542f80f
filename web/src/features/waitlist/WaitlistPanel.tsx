import { useEffect, useRef } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import type { EventDetail, SectionAvailability } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Problem } from '../../shared/ui/feedback';
import { signInPath, useSession } from '../auth';
import { JoinForm } from './JoinForm';
import { MyPlace } from './MyPlace';
import { waitlistParam } from './path';
import { isWaiting } from './queries';
import { useMyEntry } from './useMyEntry';

/**
 * Offers the waitlist once a section is sold out or the address asks for it (waitlistPath: orders were refused with
 * `waitlist-first` while seats looked free), and shows their place to buyers who wait.
 */
export function WaitlistPanel({ event, sections }: { event: EventDetail; sections: readonly SectionAvailability[] }) {
  const { user } = useSession();
  const { pathname, search } = useLocation();
  const asked = useSearchParams()[0].get(waitlistParam);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (asked !== null) heading.current?.focus();
  }, [asked]);
  const { entry, loaded, error, reload } = useMyEntry(event.event_id);
  const offered = asked !== null || sections.some((section) => section.available === 0);
  if (!event.waitlist || (!offered && entry === undefined)) return null;
  const mayJoin =
    offered && loaded && !isWaiting(entry) && entry?.status !== 'SERVED' && event.status === 'ON_SALE';
  return (
    <section className="card" aria-labelledby="waitlist-title">
      <h2 id="waitlist-title" ref={heading} tabIndex={-1}>{t.waitlist.title}</h2>
      {error !== undefined && <Problem error={error} onRetry={reload} />}
      {entry !== undefined && <MyPlace entry={entry} onChange={reload} />}
      {mayJoin && (
        <>
          <p>{t.waitlist.lead}</p>
          {user?.role === 'buyer' ? (
            <JoinForm event={event} wanted={asked} onJoined={reload} />
          ) : (
            <Link className="button" to={signInPath(pathname + search)}>
              {t.waitlist.signIn}
            </Link>
          )}
        </>
      )}
    </section>
  );
}
