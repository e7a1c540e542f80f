import { Link } from 'react-router';
import type { WaitlistEntry } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { Alert, Problem } from '../../shared/ui/feedback';
import { useAction } from '../auth';
import { leaveWaitlist } from './queries';

const tones = {
  AUTHORISING: 'info', WAITING: 'info', OFFERED: 'info', SERVED: 'good', CHARGE_FAILED: 'bad', LEFT: 'info',
  EXPIRED: 'warning', DECLINED: 'bad',
} as const;

/** The state of the buyer's entry in words, and the place in line. */
export function MyPlace({ entry, onChange }: { entry: WaitlistEntry; onChange: () => void }) {
  const leave = useAction(leaveWaitlist, { onSettled: onChange });
  return (
    <div aria-label={t.waitlist.yours} role="group">
      {entry.status !== 'WAITING' && <Alert tone={tones[entry.status]}>{t.waitlist.status[entry.status]}</Alert>}
      {entry.position !== null && (
        <p role="status">
          <strong>{t.waitlist.position(entry.position)}</strong>{' '}
          <span className="muted">{t.waitlist.ahead(entry.ahead ?? 0)}</span>
        </p>
      )}
      {entry.position !== null && (
        <p className="muted">
          {t.waitlist.wish(
            t.common.seats(entry.party_size), entry.sections, entry.adjacent, entry.accessible, entry.companions,
          )} ·{' '}
          {t.waitlist.reserved(formatMoney(entry.authorised, entry.currency))}
        </p>
      )}
      {entry.status === 'SERVED' && entry.order_id !== null && (
        <Link className="button button-primary" to={`/booking/${entry.order_id}`}>
          {t.waitlist.toBooking}
        </Link>
      )}
      {leave.error && <Problem error={leave.error} />}
      {entry.status === 'WAITING' && (
        <button type="button" className="button" disabled={leave.busy} onClick={() => leave.run(entry.entry_id)}>
          {leave.busy ? t.waitlist.leaving : t.waitlist.leave}
        </button>
      )}
    </div>
  );
}
