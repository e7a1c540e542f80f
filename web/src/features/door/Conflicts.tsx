import type { ScanConflict } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatDateTime } from '../../shared/i18n/format';

/** Admissions that somebody should check. The server finds them when a door uploads what it decided by itself. */
export function Conflicts({ conflicts }: { conflicts: readonly ScanConflict[] }) {
  if (conflicts.length === 0) return null;
  return (
    <section className="card" aria-labelledby="conflicts-title">
      <h2 id="conflicts-title">{t.door.conflictsTitle(conflicts.length)}</h2>
      <ul className="door-conflicts">
        {conflicts.map((conflict) => {
          const [, section = '', subsection = '', row = '', seat = ''] = conflict.ticket_id.split('-');
          return (
            <li key={conflict.scan_id}>
              <strong>{t.door.seat(section, Number(subsection), Number(row), Number(seat))}</strong>
              {': '}
              {t.door.conflicts[conflict.kind]}
              <br />
              {[conflict.admitted, conflict.scan]
                .filter((place) => place !== null)
                .map((place) => t.door.scannedAt(formatDateTime(place.scanned_at), place.device_id))
                .join(' · ')}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
