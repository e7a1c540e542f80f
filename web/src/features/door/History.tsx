import { t } from '../../shared/i18n';
import { Badge } from '../../shared/ui/feedback';
import { useSeatText } from './doorSeats';
import type { StoredScan } from './doorStore';
import { doorTime } from './doorTime';
import { ruleText } from './ruleText';
import { ticketOf } from './ticketCode';

/** More than a person looks through at a door. Refused ones are shown however old they are. */
const shownScans = 20;

/** Whom this device let in, newest first, and what the server made of it. */
export function History({ scans, timeZone }: { scans: Iterable<StoredScan>; timeZone: string | undefined }) {
  const newest = [...scans].sort((a, b) => b.scanned_at.localeCompare(a.scanned_at));
  const shown = newest.filter((scan, i) => i < shownScans || scan.answer?.refused);
  if (shown.length === 0) return null;
  return (
    <section className="card" aria-labelledby="history-title">
      <h2 id="history-title">{t.door.historyTitle}</h2>
      <ul className="door-conflicts">
        {shown.map((scan) => (
          <li key={scan.scan_id}>
            <HistoryLine scan={scan} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function HistoryLine({ scan, timeZone }: { scan: StoredScan; timeZone: string | undefined }) {
  const ticket = ticketOf(scan.payload);
  const seatText = useSeatText();
  const { answer } = scan;
  return (
    <>
      <strong>
        {ticket ? seatText(ticket.section, ticket.subsection, ticket.row, ticket.seat) : t.door.unknownSeat}
      </strong>{' '}
      {!scan.sent && <Badge tone="info">{t.door.notSent}</Badge>}
      {answer?.refused && <Badge tone="bad">{t.door.refused}</Badge>}
      <br />
      {doorTime(scan.scanned_at, timeZone)}
      {answer && (
        <>
          <br />
          <span className="muted">
            {answer.refused ? answer.refused.reason : ruleText(answer.decidedBy, answer.clamped)}
          </span>
        </>
      )}
    </>
  );
}
