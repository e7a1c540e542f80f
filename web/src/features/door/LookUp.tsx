import { useState, type FormEvent } from 'react';
import type { LookedUpTicket } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Badge, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { useAction } from '../auth';
import { lookUpTickets } from './queries';

/** The server's rule: fewer would list half of the guests. */
const minQuery = 3;
const maxQuery = 80;

interface LookUpProps {
  eventId: number;
  judging: boolean;
  onAdmit: (ticket: LookedUpTicket) => void;
}

/** Finds the tickets of somebody without a code, by name or order, and lets them in. It needs the server. */
export function LookUp({ eventId, judging, onAdmit }: LookUpProps) {
  const [found, setFound] = useState<{ tickets: LookedUpTicket[]; more: boolean }>();
  const lookUp = useAction((token, query: string) => lookUpTickets(token, eventId, query), { onSuccess: setFound });
  const [query, setQuery] = useState('');
  const submit = (form: FormEvent) => {
    form.preventDefault();
    setFound(undefined);
    lookUp.run(query.trim());
  };
  return (
    <details className="card">
      <summary>{t.door.lookUpTitle}</summary>
      <form className="form" onSubmit={submit}>
        <Field
          label={t.door.lookUp} hint={t.door.lookUpHint} value={query} required
          minLength={minQuery} maxLength={maxQuery}
          onChange={(change) => setQuery(change.target.value)} autoComplete="off" spellCheck={false}
        />
        <button className="button" disabled={lookUp.busy}>
          {t.door.find}
        </button>
      </form>
      {lookUp.error && <Problem error={lookUp.error} />}
      {found?.tickets.length === 0 && <p role="status">{t.door.nothingFound}</p>}
      <ul className="door-conflicts">
        {found?.tickets.map((one) => {
          const { ticket, payload } = one;
          const seat = t.door.seat(ticket.section, ticket.subsection, ticket.row, ticket.seat);
          return (
            <li key={payload}>
              <strong>{one.buyer_name ?? t.door.unknownBuyer}</strong>
              <br />
              {seat}{' '}
              {one.state === 'USED' ? (
                <Badge tone="warning">{t.door.outcomes['already-used']}</Badge>
              ) : (
                <button
                  type="button" className="button button-small" disabled={judging} aria-label={t.door.letInSeat(seat)}
                  onClick={() => {
                    onAdmit(one);
                    setFound(undefined);
                  }}
                >
                  {t.door.letIn}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {found?.more && <p className="muted">{t.door.moreFound}</p>}
    </details>
  );
}
