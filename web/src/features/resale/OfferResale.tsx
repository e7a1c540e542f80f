import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EventDetail, MyResale } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { seatText } from '../../shared/plan/seatText';
import { Alert, Problem } from '../../shared/ui/feedback';
import { useAction, useSession } from '../auth';
import { seatKey } from '../orders';
import { myResaleQuery, offerResale, withdrawResale } from './queries';

interface Props {
  orderId: string;
  event: EventDetail;
}

/** Offers tickets of a paid booking to other people, and takes them back. Absent where nothing may be offered. */
export function OfferResale({ orderId, event }: Props) {
  const { user, authorized } = useSession();
  const queryClient = useQueryClient();
  const query = myResaleQuery(user?.user_id, orderId, authorized);
  const { data } = useQuery(query);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const show = (answer: MyResale) => {
    setChosen(new Set());
    queryClient.setQueryData(query.queryKey, answer);
  };
  const seatsOf = (state: 'NONE' | 'OFFERED') =>
    (data?.tickets ?? []).filter((one) => one.state === state && chosen.has(seatKey(one.seat))).map((one) => one.seat);
  const offer = useAction((token) => offerResale(token, orderId, seatsOf('NONE')), { onSuccess: show });
  const withdraw = useAction((token) => withdrawResale(token, orderId, seatsOf('OFFERED')), { onSuccess: show });
  if (data === undefined || (!data.is_allowed && data.tickets.every((one) => one.state === 'NONE'))) return null;
  const busy = offer.busy || withdraw.busy;
  const error = offer.error ?? withdraw.error;
  const toggle = (key: string) => {
    offer.reset();
    withdraw.reset();
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
  const [toOffer, toKeep] = [seatsOf('NONE').length, seatsOf('OFFERED').length];
  const offered = data.tickets.filter((one) => one.state === 'OFFERED').length;
  return (
    <details className="card" open={offered > 0}>
      <summary>{t.resale.offerTitle}</summary>
      <p className="muted">{t.resale.offerHint}</p>
      <p className="muted">
        {data.fee_percent > 0 && t.resale.feeHint(data.fee_percent)}{' '}
        {data.until && t.resale.until(formatVenueTime(data.until, event.time_zone))}
      </p>
      {!data.is_allowed && <Alert tone="info">{t.resale.notAllowed}</Alert>}
      {offered > 0 && <Alert tone="info">{t.resale.offered(offered)}</Alert>}
      <fieldset disabled={busy}>
        <legend>{t.resale.whichTickets}</legend>
        {data.tickets.map((one) => {
          const key = seatKey(one.seat);
          const free = one.state === 'OFFERED' || (one.state === 'NONE' && data.is_allowed);
          return (
            <label key={key} className="check">
              <input type="checkbox" checked={chosen.has(key)} disabled={!free} onChange={() => toggle(key)} />{' '}
              <span>
                {seatText(one.seat)}{' '}
                <span className="muted">
                  {one.state !== 'NONE' && `· ${t.resale.states[one.state]} `}
                  · {t.resale.givesBack(formatMoney(one.gives_back, data.currency))}
                </span>
              </span>
            </label>
          );
        })}
      </fieldset>
      {error && <Problem error={error} />}
      <div className="button-row">
        <button type="button" className="button" disabled={busy || toOffer === 0} onClick={() => offer.run(undefined)}>
          {t.resale.offer(toOffer)}
        </button>
        {toKeep > 0 && (
          <button type="button" className="button" disabled={busy} onClick={() => withdraw.run(undefined)}>
            {t.resale.withdraw(toKeep)}
          </button>
        )}
      </div>
    </details>
  );
}
