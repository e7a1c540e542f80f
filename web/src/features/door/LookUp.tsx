import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { LookedUpTicket } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Badge, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { useAction } from '../auth';
import { isServerAway } from './doorEngine';
import { lookUpTickets } from './queries';
import { useSeatText, type SeatText } from './doorSeats';
import type { ScanList } from './scanList';
import { listedPayload, readNumber } from './ticketNumber';

/** The server's rule: fewer would list half of the guests. */
const minQuery = 3;
const maxQuery = 80;

/** A ticket that was found, by the server with buyer and seat, by the device's list with its number alone. */
interface FoundTicket {
  hash: string;
  payload: string;
  number: string;
  state: 'VALID' | 'USED';
  buyer: string | null;
  /** The name on the ticket. */
  attendee: string | null;
  seat: string | null;
}

interface Found {
  tickets: FoundTicket[];
  more: boolean;
  /** The list of this device answered, so only numbers could be found. */
  byList?: boolean;
}

interface LookUpProps {
  eventId: number;
  judging: boolean;
  online: boolean;
  list: ScanList | undefined;
  /** A number that was typed in place of a code, to be looked up at once; a new object for each. */
  asked: { query: string } | undefined;
  onAdmit: (ticket: { payload: string; hash: string }) => void;
}

const byServer = (seatText: SeatText) => ({ ticket, ...one }: LookedUpTicket): FoundTicket => ({
  hash: one.hash, payload: one.payload, number: one.number, state: one.state, buyer: one.buyer_name,
  attendee: one.attendee_name ?? null,
  seat: [
    seatText(ticket.section, ticket.subsection, ticket.row, ticket.seat), ...(ticket.kind == null ? [] : [ticket.kind]),
  ].join(' · '),
});

/** What the list of this device knows: refunded tickets, and codes of transferred ones, let nobody in. */
function byList(list: ScanList | undefined, query: string): Found {
  const suffix = readNumber(query);
  const found = suffix === undefined ? [] : (list?.findNumber(suffix) ?? []);
  const alive = found.filter(({ state }) => state === 'good' || state === 'used');
  const tickets = alive.map(({ hash, number, state }): FoundTicket => ({
    hash, number, state: state === 'used' ? 'USED' : 'VALID', payload: listedPayload(hash), buyer: null,
    attendee: null, seat: null,
  }));
  return { tickets, more: false, byList: true };
}

/**
 * Finds tickets without their code, by name, order or the short number on them, and lets in after a look at the person.
 * Without a network the device's list finds numbers.
 */
export function LookUp({ eventId, judging, online, list, asked, onAdmit }: LookUpProps) {
  const seatText = useSeatText();
  const [found, setFound] = useState<Found>();
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const lookUp = useAction((token, text: string) => lookUpTickets(token, eventId, text), {
    onSuccess: ({ tickets, more }) => setFound({ tickets: tickets.map(byServer(seatText)), more }),
    onError: (error) => {
      if (isServerAway(error)) setFound(byList(list, query.trim()));
    },
  });
  const find = (text: string) => {
    setFound(undefined);
    if (online) lookUp.run(text);
    else setFound(byList(list, text));
  };
  const latestFind = useRef(find);
  useEffect(() => {
    latestFind.current = find;
  });
  const [shown, setShown] = useState(asked);
  if (asked !== shown) {
    setShown(asked);
    setQuery(asked?.query ?? '');
    setOpen(true);
  }
  useEffect(() => {
    if (asked !== undefined) latestFind.current(asked.query);
  }, [asked]);
  const submit = (form: FormEvent) => {
    form.preventDefault();
    find(query.trim());
  };
  return (
    <details className="card" open={open} onToggle={(toggled) => setOpen(toggled.currentTarget.open)}>
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
      {lookUp.error && !found?.byList && <Problem error={lookUp.error} />}
      {found?.byList && <p className="muted">{t.door.foundInList}</p>}
      {found?.tickets.length === 0 && <p role="status">{t.door.nothingFound}</p>}
      <ul className="door-conflicts">
        {found?.tickets.map((one) => (
          <li key={one.hash}>
            <strong>
              {one.attendee ?? one.buyer ?? (one.seat === null ? t.door.number(one.number) : t.door.unknownBuyer)}
            </strong>
            <br />
            {one.seat !== null && `${one.seat} · ${t.door.number(one.number)}`}{' '}
            {one.state === 'USED' ? (
              <Badge tone="warning">{t.door.outcomes['already-used']}</Badge>
            ) : (
              <button
                type="button" className="button button-small" disabled={judging}
                aria-label={t.door.letInSeat(one.seat ?? t.door.number(one.number))}
                onClick={() => {
                  onAdmit(one);
                  setFound(undefined);
                }}
              >
                {t.door.letIn}
              </button>
            )}
          </li>
        ))}
      </ul>
      {found?.more && <p className="muted">{t.door.moreFound}</p>}
    </details>
  );
}
