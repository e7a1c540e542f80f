import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation, useParams } from 'react-router';
import type { EventDetail } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { AttendeeList, AttendeeRulesForm } from '../attendees';
import { useAction } from '../auth';
import { EventMoney, OrderSearch } from '../desk';
import { EventBadge, eventQuery } from '../events';
import { ChangePricing } from '../prices';
import { CancelEvent, CancellationProgress, EventOrders } from '../refunds';
import { ResaleTermsForm } from '../resale';
import { PictureField } from '../shows';
import { Activity } from '../team';
import { PublicValueCard } from '../waiting-room';
import { CopyEvent, EditEvent } from './ChangeEvent';
import { ChangePrices } from './ChangePrices';
import { DoorStaff } from './DoorStaff';
import { closeSales, publishEvent, reopenSales } from './queries';
import { SeatsLeft } from './SeatsLeft';
import './organiser.css';

export function ManageEventPage() {
  const eventId = Number(useParams()['eventId']);
  const queryClient = useQueryClient();
  const { data: event, isPending, error, refetch } = useQuery(eventQuery(eventId));
  const showChanged = (changed: EventDetail) => queryClient.setQueryData(eventQuery(eventId).queryKey, changed);
  const close = useAction(closeSales, { onSuccess: showChanged });
  const reopen = useAction(reopenSales, { onSuccess: showChanged });
  const publish = useAction(publishEvent, { repeatable: true, onSuccess: showChanged });
  useHashTarget(event !== undefined);
  const failure = close.error ?? reopen.error ?? publish.error;

  const crumbs = [{ label: t.organiser.title, to: '/organiser' }, { label: event?.name ?? t.organiser.manage }];
  if (event === undefined) {
    return (
      <Page title={t.organiser.manage} crumbs={crumbs}>
        {isPending ? <Loading /> : <Problem error={error} onRetry={() => void refetch()} />}
      </Page>
    );
  }
  const preparing = event.status === 'PREPARING';
  return (
    <Page
      key={eventId}
      title={event.name}
      crumbs={crumbs}
      aside={
        <EventBadge
          status={event.status} saleStartsAt={event.sale_starts_at} presaleStartsAt={event.presale_starts_at}
          draft={event.draft}
        />
      }
      lead={
        <p>
          {formatVenueTime(event.starts_at, event.time_zone)} · {event.venue}
        </p>
      }
    >
      <div className="button-row">
        {event.draft && (
          <button
            type="button" className="button button-primary" disabled={publish.busy} onClick={() => publish.run(eventId)}
          >
            {t.organiser.publish}
          </button>
        )}
        {event.status === 'ON_SALE' && (
          <button
            type="button" className="button" disabled={close.busy}
            onClick={() => {
              reopen.reset();
              close.run(eventId);
            }}
          >
            {t.organiser.close}
          </button>
        )}
        {event.status === 'CLOSED' && (
          <button
            type="button" className="button button-primary" disabled={reopen.busy}
            onClick={() => {
              close.reset();
              reopen.run(eventId);
            }}
          >
            {t.organiser.reopen}
          </button>
        )}
      </div>
      {failure && <Problem error={failure} />}
      {preparing ? (
        <Alert tone="info">{event.draft ? t.organiser.draftHint : t.events.notOnSale.PREPARING}</Alert>
      ) : (
        <SeatsLeft event={event} />
      )}
      {!preparing && <DoorStaff eventId={eventId} />}
      {event.status !== 'CANCELLED' && event.status !== 'ENDED' && (
        <>
          {event.waiting_room && <PublicValueCard event={event} />}
          {event.has_pricing !== true && (
            <ChangePrices event={event} onEvent={showChanged} onReload={async () => (await refetch()).data} />
          )}
          <ChangePricing event={event} onChanged={() => void refetch()} />
          <EditEvent event={event} onEvent={showChanged} onReload={async () => (await refetch()).data} />
          <AttendeeRulesForm event={event} />
          <ResaleTermsForm eventId={eventId} />
        </>
      )}
      <PictureField
        owner={`/events/${eventId}`} picture={event.picture ?? null}
        onPicture={(picture) => showChanged({ ...event, picture })}
      />
      <CopyEvent event={event} />
      {event.status === 'CANCELLED' && <CancellationProgress event={event} />}
      {!preparing && <OrderSearch eventId={eventId} />}
      {!preparing && (
        <EventOrders key={event.status} eventId={eventId} refundable={event.status !== 'CANCELLED'} />
      )}
      {!preparing && <EventMoney eventId={eventId} />}
      {!preparing && <AttendeeList eventId={eventId} />}
      <div id="activity">
        <Activity list={{ kind: 'event', eventId }} title={t.team.activityTitle} />
      </div>
      <Activity list={{ kind: 'orders', eventId }} title={t.team.ordersActivityTitle} />
      {(event.status === 'ON_SALE' || event.status === 'CLOSED') && <CancelEvent event={event} onEvent={showChanged} />}
    </Page>
  );
}

/** Brings what the menu's link names into view once it is there: the page is drawn after the event has come. */
function useHashTarget(isReady: boolean) {
  const { hash, key } = useLocation();
  useEffect(() => {
    if (!isReady || hash === '') return;
    // The next frame is behind the heading's own focus, which scrolls up.
    const frame = requestAnimationFrame(() => {
      const target = document.getElementById(hash.slice(1));
      target?.setAttribute('tabindex', '-1');
      target?.focus({ preventScroll: true });
      target?.scrollIntoView();
    });
    return () => cancelAnimationFrame(frame);
  }, [isReady, hash, key]);
}
