import { useEffect, useState } from 'react';
import { tickets as api } from '../../shared/api/doorClient';
import type { MyTickets as Answer, MyTicket } from '../../shared/api/doorTypes';
import { ApiError, requestFile } from '../../shared/api/http';
import { t } from '../../shared/i18n';
import { Badge, Loading, Problem } from '../../shared/ui/feedback';
import { useSession } from '../auth/SessionProvider';
import { readDrawing, type Drawing } from './qrDrawing';
import './tickets.css';

/** Tickets follow the payment by a message, usually within a second. */
const pollMs = 1_000;
const maxPolls = 30;

const tones = { VALID: 'good', USED: 'neutral', REFUNDED: 'warning' } as const;

/** The tickets of a paid booking: codes to show at the door, to print, and a date for the calendar. */
export function MyTickets({ orderId }: { orderId: string }) {
  const { authorized } = useSession();
  const [answer, setAnswer] = useState<Answer>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    const aborted = new AbortController();
    let timer = 0;
    const ask = async (left: number) => {
      try {
        const found = await authorized((token) => api.ofOrder(token, orderId, aborted.signal));
        setAnswer(found);
        if (found.tickets.length > 0 || left === 0) return;
      } catch (failure) {
        if (aborted.signal.aborted) return;
        // Its message is still on its way.
        const early = failure instanceof ApiError && failure.code === 'order-not-found' && left > 0;
        if (!early) return setError(failure);
      }
      timer = window.setTimeout(() => void ask(left - 1), pollMs);
    };
    void ask(maxPolls);
    return () => {
      aborted.abort();
      window.clearTimeout(timer);
    };
  }, [authorized, orderId]);
  const genuine = answer?.tickets.filter((ticket) => ticket.state !== 'REFUNDED') ?? [];
  return (
    <section className="card" aria-labelledby="tickets-title">
      <h2 id="tickets-title">{t.tickets.title}</h2>
      {error !== undefined && <Problem error={error} />}
      {error === undefined && (answer?.tickets.length ?? 0) === 0 && <Loading label={t.tickets.waiting} />}
      {genuine.length > 0 && <p className="muted">{t.tickets.hint}</p>}
      <ul className="tickets">
        {answer?.tickets.map((ticket) => <TicketCard key={ticket.ticket_id} ticket={ticket} />)}
      </ul>
      {genuine.length > 0 && (
        <div className="button-row">
          <Download path={api.pdfPath(orderId)} name="tickets.pdf" type="application/pdf" label={t.tickets.pdf} />
          <Download path={api.calendarPath(orderId)} name="event.ics" type="text/calendar" label={t.tickets.calendar} />
        </div>
      )}
    </section>
  );
}

function TicketCard({ ticket }: { ticket: MyTicket }) {
  const { authorized } = useSession();
  const [drawing, setDrawing] = useState<Drawing>();
  const [error, setError] = useState<unknown>();
  const shown = ticket.state === 'VALID';
  useEffect(() => {
    if (!shown) return;
    const aborted = new AbortController();
    authorized((token) => requestFile(api.codePath(ticket.ticket_id), token, { signal: aborted.signal })).then(
      (file) => file && setDrawing(readDrawing(new TextDecoder().decode(file.bytes))),
      (failure: unknown) => !aborted.signal.aborted && setError(failure),
    );
    return () => aborted.abort();
  }, [authorized, shown, ticket.ticket_id]);
  return (
    <li className="ticket">
      <p>
        {t.tickets.seat(ticket.section, ticket.subsection, ticket.row, ticket.seat)}{' '}
        <Badge tone={tones[ticket.state]}>{t.tickets.states[ticket.state]}</Badge>
      </p>
      {error !== undefined && <Problem error={error} />}
      {drawing && (
        <svg
          className="ticket-code" viewBox={drawing.viewBox} role="img" shapeRendering="crispEdges"
          aria-label={t.tickets.code(ticket.row, ticket.seat)}
        >
          <rect width="100%" height="100%" fill="#fff" />
          <path d={drawing.path} fill="#000" />
        </svg>
      )}
    </li>
  );
}

interface DownloadProps {
  path: string;
  name: string;
  type: string;
  label: string;
}

/** A link cannot carry the token, so the file is fetched and handed to the browser. */
function Download({ path, name, type, label }: DownloadProps) {
  const { authorized } = useSession();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const download = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const file = await authorized((token) => requestFile(path, token));
      if (file === undefined) return;
      const url = URL.createObjectURL(new Blob([file.bytes], { type }));
      const link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.click();
      URL.revokeObjectURL(url);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <button type="button" className="button" disabled={busy} onClick={() => void download()}>
        {label}
      </button>
      {error !== undefined && <Problem error={error} />}
    </>
  );
}
