import type { SeatPlace } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { seatLines } from './mergeOrders';

export function SeatLines({ seats }: { seats: readonly SeatPlace[] }) {
  return (
    <ul className="seat-lines">
      {seatLines(seats).map((line) => (
        <li key={`${line.section}-${line.subsection}-${line.row}`}>
          {t.orders.seatLine(
            line.section, line.subsection, line.row, t.orders.seatList(line.seats.join(', '), line.seats.length),
          )}
        </li>
      ))}
    </ul>
  );
}
