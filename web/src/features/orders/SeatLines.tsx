import type { SeatPlace, SectionPlan } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { findSubsection, isArea, isTables, rowName, seatName } from '../../shared/plan/placeNames';
import { seatLines, type SeatLine } from './mergeOrders';

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
  const subsectionOf = (seat: SeatPlace) => findSubsection(plan, seat.section, seat.subsection);
  const nameOf = (seat: SeatPlace) => {
    const name = seatName(subsectionOf(seat), seat.row, seat.seat);
    return withWheelchair ? t.orders.seatOf(name, isAccessible(seat)) : name;
  };
  const textOf = (line: SeatLine) => {
    const place = subsectionOf({ ...line, seat: 1 });
    const block = place?.label ?? t.orders.subsection(line.subsection);
    return isArea(place)
      ? t.orders.areaLine(line.section, block, line.seats.length)
      : (isTables(place) ? t.orders.tableLine : t.orders.seatLine)(
          line.section, block, rowName(place, line.row),
          t.orders.seatList(line.seats.map((seat) => nameOf({ ...line, seat })).join(', '), line.seats.length),
        );
  };
  const lines = seatLines(seats.map((seat) => (isArea(subsectionOf(seat)) ? { ...seat, row: 0 } : seat)));
  return (
    <ul className="seat-lines">
      {lines.map((line) => (
        <li key={`${line.section}-${line.subsection}-${line.row}`}>{textOf(line)}</li>
      ))}
    </ul>
  );
}
