import { useEffect, useState } from 'react';
import { t } from '../../shared/i18n';
import { useSeatText } from './doorSeats';
import { doorTime } from './doorTime';
import { signal } from './signal';
import type { Decision } from './doorRules';

interface VerdictProps {
  decision: Decision;
  timeZone: string | undefined;
  onUndo: () => void;
}

/** The answer as colour, mark, words and sound: whoever misses one of them notices another. */
export function Verdict({ decision, timeZone, onUndo }: VerdictProps) {
  const good = decision.outcome === 'admitted';
  const { ticket, admitted } = decision;
  const seatText = useSeatText();
  useEffect(() => {
    if (decision.outcome !== 'undone') signal(good);
  }, [decision.scanId, decision.outcome, good]);
  return (
    <section
      className={good ? 'verdict verdict-good' : 'verdict verdict-bad'} role="alert" aria-label={t.door.verdict}
      key={decision.scanId + decision.outcome}
    >
      <p className="verdict-mark" aria-hidden="true">
        {good ? '✓' : '✕'}
      </p>
      <p className="verdict-word">{t.door.outcomes[decision.outcome]}</p>
      {decision.attendee && <p className="verdict-seat">{decision.attendee}</p>}
      {ticket && (
        <p className="verdict-seat">
          {seatText(ticket.section, ticket.subsection, ticket.row, ticket.seat)}
          {ticket.kind != null && ` · ${ticket.kind}`}
        </p>
      )}
      {admitted && !good && (
        <p>{t.door.usedAt(doorTime(admitted.scanned_at, timeZone), admitted.device_name ?? admitted.device_id)}</p>
      )}
      {decision.newerThanList && <p>{t.door.newerThanList}</p>}
      {decision.offline && <p>{t.door.decidedHere}</p>}
      {good && decision.undoUntilMs !== undefined && <Undo untilMs={decision.undoUntilMs} onUndo={onUndo} />}
    </section>
  );
}

function Undo({ untilMs, onUndo }: { untilMs: number; onUndo: () => void }) {
  const [over, setOver] = useState(() => Date.now() >= untilMs);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), Math.max(0, untilMs - Date.now()));
    return () => clearTimeout(timer);
  }, [untilMs]);
  return over ? null : (
    <button type="button" className="button" onClick={onUndo}>
      {t.door.undo}
    </button>
  );
}
