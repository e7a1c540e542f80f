import { t } from '../../shared/i18n';

const entries = () => [
  ['available', '7', t.seatMap.legendAvailable],
  ['selected', '✓', t.seatMap.legendSelected],
  ['reserved', '', t.seatMap.legendReserved],
  ['sold', '×', t.seatMap.legendSold],
] as const;

export function Legend({ withAccessible }: { withAccessible: boolean }) {
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
    </ul>
  );
}
