import { Link } from 'react-router';
import { ApiError } from '../../shared/api/ApiError';
import type { EventDetail } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { Alert, Problem } from '../../shared/ui/feedback';
import { waitlistPath } from '../waitlist';

/** What a seat costs now, of an order that was refused because it costs more than it showed. */
export const newPriceOf = (error: unknown) =>
  error instanceof ApiError && error.code === 'price-changed' ? error.price : undefined;

/** Why seats were not held, and the way on. */
export function HoldProblem({ event, section, error }: { event: EventDetail; section: string; error: Error | null }) {
  if (error === null) return null;
  const newPrice = newPriceOf(error);
  if (newPrice !== undefined) {
    return <Alert tone="warning">{t.seatMap.priceChanged(formatMoney(newPrice, event.currency))}</Alert>;
  }
  // Seats came back, and those who wait get them first.
  const isWaitlistFirst = error instanceof ApiError && error.code === 'waitlist-first';
  return (
    <>
      <Problem error={error} />
      {isWaitlistFirst && (
        <Link className="button" to={waitlistPath(event.event_id, section)}>{t.waitlist.open}</Link>
      )}
    </>
  );
}
