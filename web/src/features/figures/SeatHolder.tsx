import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { SubsectionPlan } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatDateTime } from '../../shared/i18n/format';
import { rowName, seatName } from '../../shared/plan/placeNames';
import { Loading, Problem } from '../../shared/ui/feedback';
import { useSession } from '../auth';
import { seatHolderQuery, type SeatOfSection } from './queries';

interface SeatHolderProps {
  eventId: number;
  seat: SeatOfSection;
  plan: SubsectionPlan;
}

/** One seat: its state, since when, its order, and on request who that is. */
export function SeatHolder({ eventId, seat, plan }: SeatHolderProps) {
  const { user, authorized } = useSession();
  const [withPeople, setWithPeople] = useState(false);
  const { data, error, isPending, refetch } = useQuery(
    seatHolderQuery(user?.user_id, eventId, seat, withPeople, authorized),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const name = t.figures.seatName(rowName(plan, seat.row), seatName(plan, seat.row, seat.seat));
  return (
    <section className="card" aria-labelledby="holder-title">
      <h2 id="holder-title" ref={heading} tabIndex={-1}>{name}</h2>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {isPending && <Loading />}
      {data === null && <p>{t.figures.noSuchSeat}</p>}
      {data && (
        <dl className="seat-holder">
          <dt>{t.figures.state}</dt>
          <dd>
            {t.figures.states[data.status]}
            {data.since !== null && <> · {t.figures.sinceTime(formatDateTime(data.since))}</>}
          </dd>
          {data.live !== null && (
            <>
              <dt>{t.figures.liveMap}</dt>
              <dd>{t.figures.states[data.live]}</dd>
            </>
          )}
          {data.order_id !== null && (
            <>
              <dt>{t.figures.order}</dt>
              <dd>
                <Link to={`/organiser/event/${eventId}#event-orders-title`}>{data.order_id.slice(-6)}</Link>{' '}
                <span className="muted order-number">{data.order_id}</span>
              </dd>
              <dt>{t.figures.who}</dt>
              <dd>
                {withPeople ? (
                  <>
                    {data.buyer_name ?? t.figures.deleted}
                    {data.buyer_email !== null && (
                      <> · <a href={`mailto:${data.buyer_email}`}>{data.buyer_email}</a></>
                    )}
                  </>
                ) : (
                  <button type="button" className="button button-small" onClick={() => setWithPeople(true)}>
                    {t.figures.showPerson}
                  </button>
                )}
              </dd>
            </>
          )}
        </dl>
      )}
    </section>
  );
}
