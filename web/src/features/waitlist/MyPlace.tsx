import { useState } from 'react';
import { Link } from 'react-router';
import { waitlist } from '../../shared/api/client';
import type { WaitlistEntry } from '../../shared/api/orderTypes';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { Alert, Problem } from '../../shared/ui/feedback';
import { useSession } from '../auth/SessionProvider';

const tones = {
  AUTHORISING: 'info', WAITING: 'info', OFFERED: 'info', SERVED: 'good', CHARGE_FAILED: 'bad', LEFT: 'info',
  EXPIRED: 'warning', DECLINED: 'bad',
} as const;

/** The buyer's entry in words, with its live place. */
export function MyPlace({ entry, onChange }: { entry: WaitlistEntry; onChange: () => void }) {
  const { authorized } = useSession();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const leave = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await authorized((token) => waitlist.leave(token, entry.entry_id));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
      onChange();
    }
  };
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
          {t.waitlist.wish(t.common.seats(entry.party_size), entry.sections, entry.adjacent, entry.accessible)} ·{' '}
          {t.waitlist.reserved(formatMoney(entry.authorised, entry.currency))}
        </p>
      )}
      {entry.status === 'SERVED' && entry.order_id !== null && (
        <Link className="button button-primary" to={`/booking/${entry.order_id}`}>
          {t.waitlist.toBooking}
        </Link>
      )}
      {error !== undefined && <Problem error={error} />}
      {entry.status === 'WAITING' && (
        <button type="button" className="button" disabled={busy} onClick={() => void leave()}>
          {busy ? t.waitlist.leaving : t.waitlist.leave}
        </button>
      )}
    </div>
  );
}
