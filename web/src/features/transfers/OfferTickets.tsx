import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { t } from '../../shared/i18n';
import { seatText } from '../../shared/plan/seatText';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { useAction, useSession } from '../auth';
import { ticketsQuery } from '../tickets';
import { myTransfersQuery, offerTickets } from './queries';

/** Offers good tickets of an order to a person by email. Until the person accepts, nothing changes. */
export function OfferTickets({ orderId }: { orderId: string }) {
  const { user, authorized } = useSession();
  const queryClient = useQueryClient();
  const { data } = useQuery(ticketsQuery(user?.user_id, orderId, authorized));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const offer = useAction((token, email: string) => offerTickets(token, orderId, email, [...chosen]), {
    onSuccess: () => {
      setChosen(new Set());
      return queryClient.invalidateQueries({ queryKey: myTransfersQuery(user?.user_id, authorized).queryKey });
    },
  });
  const good = data?.tickets.filter((ticket) => ticket.state === 'VALID') ?? [];
  if (good.length === 0) return null;
  const toggle = (ticketId: string) => {
    offer.reset();
    const next = new Set(chosen);
    if (!next.delete(ticketId)) next.add(ticketId);
    setChosen(next);
  };
  const submit = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    offer.run(textOf(form.currentTarget)('email').trim());
  };
  const made = offer.answer?.transfers[0];
  return (
    <details className="card">
      <summary>{t.transfers.offerTitle}</summary>
      <p className="muted">{t.transfers.offerHint}</p>
      <form className="form" onSubmit={submit}>
        <fieldset>
          <legend>{t.transfers.whichTickets}</legend>
          {good.map((ticket) => (
            <label className="check" key={ticket.ticket_id}>
              <input
                type="checkbox" checked={chosen.has(ticket.ticket_id)} onChange={() => toggle(ticket.ticket_id)}
              />{' '}
              {seatText(ticket)}
            </label>
          ))}
        </fieldset>
        <Field label={t.transfers.email} name="email" type="email" required autoComplete="off" />
        {offer.error && <Problem error={offer.error} />}
        {made?.email && <Alert tone="good">{t.transfers.offeredTo(made.email)}</Alert>}
        <button className="button" disabled={offer.busy || chosen.size === 0}>
          {t.transfers.offer}
        </button>
      </form>
    </details>
  );
}
