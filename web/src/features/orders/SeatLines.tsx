import type { SeatPlace, SectionPlan } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { seatLines } from './mergeOrders';

interface SeatLinesProps {
  seats: readonly SeatPlace[];
  /** The event's plan, if known: it says which seats are wheelchair places. */
  plan?: readonly SectionPlan[] | undefined;
}

/** Seats by row. An order with wheelchair places says which they are, and which seats are the companions'. */
export function SeatLines({ seats, plan = [] }: SeatLinesProps) {
  const isAccessible = (seat: SeatPlace) => plan.some(({ name, subsections }) => name === seat.section
    && subsections.some((sub) => sub.number === seat.subsection
      && sub.accessible.some((place) => place.row === seat.row && place.seat === seat.seat)));
  const withWheelchair = seats.some(isAccessible);
  const nameOf = (seat: SeatPlace) =>
    withWheelchair ? t.orders.seatOf(seat.seat, isAccessible(seat)) : String(seat.seat);
  return (
    <ul className="seat-lines">
      {seatLines(seats).map((line) => (
        <li key={`${line.section}-${line.subsection}-${line.row}`}>
          {t.orders.seatLine(
            line.section, line.subsection, line.row,
            t.orders.seatList(line.seats.map((seat) => nameOf({ ...line, seat })).join(', '), line.seats.length),
          )}
        </li>
      ))}
    </ul>
  );
}
