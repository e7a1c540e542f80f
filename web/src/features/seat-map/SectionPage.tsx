import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ApiError } from '../../shared/api/ApiError';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { VerifyNotice } from '../auth';
import { eventQuery } from '../events';
import { SeatPicker } from './SeatPicker';
import './seat-map.css';

/** One section of an event: ask for the best seats, or pick them on the live map. */
export function SectionPage() {
  const params = useParams();
  const eventId = Number(params['eventId']);
  const name = params['section'] ?? '';
  const { data: event, error, refetch } = useQuery(eventQuery(eventId));
  const title = t.events.sectionName(name);
  const section = event?.sections.find((candidate) => candidate.name === name);
  const crumbs = [
    { label: t.events.title, to: '/' },
    ...(event ? [{ label: event.name, to: `/event/${eventId}` }] : []),
    { label: title },
  ];
  if (event === undefined || section === undefined) {
    const failure = event === undefined ? error : new ApiError('section-not-found', 404);
    return (
      <Page title={title} crumbs={crumbs}>
        {failure === null ? <Loading /> : <Problem error={failure} onRetry={() => void refetch()} />}
      </Page>
    );
  }
  const price = formatMoney(section.price, event.currency);
  return (
    <Page
      key={`${eventId}-${name}`}
      title={title}
      crumbs={crumbs}
      lead={
        <p>
          {event.name} · <strong>{event.has_pricing === true ? t.prices.from(price) : price}</strong>
        </p>
      }
    >
      <VerifyNotice />
      {event.status !== 'ON_SALE' && <Alert tone="warning">{t.events.notOnSale[event.status]}</Alert>}
      <SeatPicker event={event} section={section} />
    </Page>
  );
}
