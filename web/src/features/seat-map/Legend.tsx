import { t } from '../../shared/i18n';
import { companionSign } from '../../shared/plan/companionSeats';

const entries = () => [
  ['available', '7', t.seatMap.legendAvailable],
  ['selected', '✓', t.seatMap.legendSelected],
  ['reserved', '', t.seatMap.legendReserved],
  ['sold', '×', t.seatMap.legendSold],
] as const;

export function Legend({ withAccessible, withCompanion }: { withAccessible: boolean; withCompanion: boolean }) {
  return (
    <ul className="legend" aria-label={t.seatMap.legend}>
      {entries().map(([status, face, label]) => (
        <li key={status}>
          <span className="seat" data-status={status} aria-hidden="true">
            {face}
          </span>
          {label}
        </li>
      ))}
      {withAccessible && (
        <li>
          <span className="seat" data-status="available" aria-hidden="true">
            {'♿\uFE0E'}
          </span>
          {t.seatMap.legendAccessible}
        </li>
      )}
      {withCompanion && (
        <li>
          <span className="seat" data-status="available" aria-hidden="true">{companionSign}</span>
          {t.seatMap.legendCompanion}
        </li>
      )}
    </ul>
  );
}
