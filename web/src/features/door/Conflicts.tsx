import type { ScanConflict } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { useSeatText } from './doorSeats';
import { doorTime } from './doorTime';
import { ruleText } from './ruleText';

interface ConflictsProps {
  conflicts: readonly ScanConflict[];
  timeZone: string | undefined;
}

/** Admissions that somebody should check. The server finds them when a door uploads what it decided by itself. */
export function Conflicts({ conflicts, timeZone }: ConflictsProps) {
  const seatText = useSeatText();
  if (conflicts.length === 0) return null;
  return (
    <section className="card" aria-labelledby="conflicts-title">
      <h2 id="conflicts-title">{t.door.conflictsTitle(conflicts.length)}</h2>
      <ul className="door-conflicts">
        {conflicts.map((conflict) => {
          const [, section = '', subsection = '', row = '', seat = ''] = conflict.ticket_id.split('-');
          return (
            <li key={conflict.scan_id}>
              {t.common.labelled(
                seatText(section, Number(subsection), Number(row), Number(seat)), t.door.conflicts[conflict.kind],
              )}
              <br />
              {[conflict.admitted, conflict.scan]
                .filter((place) => place !== null)
                .map(({ scanned_at, device_id, device_name }) =>
                  t.door.scannedAt(doorTime(scanned_at, timeZone), device_name ?? device_id))
                .join(' · ')}
              <br />
              <span className="muted">{ruleText(conflict.decided_by, conflict.clamped)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
