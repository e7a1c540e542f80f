import { useCallback, useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { events } from '../../shared/api/client';
import type { EventDetail } from '../../shared/api/types';
import { useResource } from '../../shared/api/useResource';
import { t } from '../../shared/i18n';
import { formatCount, formatDateTime, formatMoney } from '../../shared/i18n/format';
import { Alert, LiveMark, Loading, Meter, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { useSession } from '../auth/SessionProvider';
import { EventBadge } from '../events/EventBadge';
import { useSections } from '../events/useSections';
import { CancelEvent, CancellationProgress } from '../refunds/CancelEvent';
import { EventOrders } from '../refunds/EventOrders';
import { DoorStaff } from './DoorStaff';
import './organiser.css';

/** An event that is being prepared is asked for again until it is on sale. */
const preparingPollMs = 1_000;

export function ManageEventPage() {
  const eventId = Number(useParams()['eventId']);
  const { authorized } = useSession();
  const { data, error, reload } = useResource(useCallback((signal) => events.get(eventId, signal), [eventId]));
  const [changed, setChanged] = useState<EventDetail | null>(null);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const event = changed ?? data;
  const preparing = event?.status === 'PREPARING';
  useEffect(() => {
    if (!preparing) return;
    const timer = setTimeout(reload, preparingPollMs);
    return () => clearTimeout(timer);
  }, [preparing, data, reload]);

  const crumbs = [{ label: t.organiser.title, to: '/organiser' }, { label: event?.name ?? t.organiser.manage }];
  if (event === undefined) {
    return (
      <Page title={t.organiser.manage} crumbs={crumbs}>
        {error === undefined ? <Loading /> : <Problem error={error} onRetry={reload} />}
      </Page>
    );
  }
  const change = async (call: (token: string) => Promise<EventDetail>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      setChanged(await authorized(call));
    } catch (refusal) {
      setFailure(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page
      key={eventId}
      title={event.name}
      crumbs={crumbs}
      aside={<EventBadge status={event.status} />}
      lead={
        <p>
          {formatDateTime(event.starts_at)} · {event.venue}
        </p>
      }
    >
      <div className="button-row">
        <Link className="button" to={`/event/${eventId}`}>
          {t.organiser.publicPage}
        </Link>
        {event.status === 'ON_SALE' && (
          <button
            type="button" className="button" disabled={busy}
            onClick={() => void change((token) => events.close(token, eventId))}
          >
            {t.organiser.close}
          </button>
        )}
        {event.status === 'CLOSED' && (
          <button
            type="button" className="button button-primary" disabled={busy}
            onClick={() => void change((token) => events.reopen(token, eventId))}
          >
            {t.organiser.reopen}
          </button>
        )}
      </div>
      {failure !== undefined && <Problem error={failure} />}
      {preparing ? <Alert tone="info">{t.events.notOnSale.PREPARING}</Alert> : <SeatsLeft event={event} />}
      {!preparing && <DoorStaff eventId={eventId} />}
      {event.status === 'CANCELLED' && <CancellationProgress event={event} />}
      {!preparing && <EventOrders key={event.status} eventId={eventId} />}
      {(event.status === 'ON_SALE' || event.status === 'CLOSED') && <CancelEvent event={event} onEvent={setChanged} />}
    </Page>
  );
}

function SeatsLeft({ event }: { event: EventDetail }) {
  const { sections, stream, error, reload } = useSections(event.event_id);
  const total = sections?.reduce((sum, section) => sum + section.total, 0) ?? 0;
  const left = sections?.reduce((sum, section) => sum + section.available, 0) ?? 0;
  return (
    <section className="card" aria-labelledby="sales-title">
      <div className="section-head">
        <h2 id="sales-title">{t.organiser.salesTitle}</h2>
        <LiveMark state={stream} />
      </div>
      {error !== undefined && <Problem error={error} onRetry={reload} />}
      {sections === undefined && error === undefined && <Loading />}
      {sections && (
        <>
          <p className="big-number">
            <strong>{formatCount(left)}</strong> <span className="muted">/ {formatCount(total)}</span>
          </p>
          <div className="table-scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t.organiser.section}</th>
                  <th scope="col" className="number">{t.organiser.price}</th>
                  <th scope="col" className="number wide-only">{t.organiser.total}</th>
                  <th scope="col" className="number">{t.organiser.gone}</th>
                  <th scope="col" className="number">{t.organiser.left}</th>
                  <td className="wide-only" aria-hidden="true" />
                </tr>
              </thead>
              <tbody>
                {sections.map((section) => (
                  <tr key={section.section}>
                    <th scope="row">{section.section}</th>
                    <td className="number">{formatMoney(section.price, event.currency)}</td>
                    <td className="number wide-only">{formatCount(section.total)}</td>
                    <td className="number">{formatCount(section.total - section.available)}</td>
                    <td className="number">{formatCount(section.available)}</td>
                    <td className="wide-only" aria-hidden="true">
                      <Meter value={section.available} total={section.total} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
