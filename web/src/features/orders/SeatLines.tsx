import type { SeatPlace, SectionPlan } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { findSubsection, rowName, seatName } from '../../shared/plan/placeNames';
import { seatLines, type SeatLine } from './mergeOrders';

/** Places of an area have no rows: they stand in one line. */
const anyRow = 0;

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
  // The server's names stand in where the plan is not known.
  const givenName = (line: SeatLine, seat?: number) =>
    seats.find((other) => other.subsection === line.subsection
      && (line.row === anyRow || other.row === line.row) && (seat === undefined || other.seat === seat))?.name;
  const kindOf = (line: SeatLine) => subsectionOf({ ...line, seat: 1 })?.kind ?? givenName(line)?.kind;
  const nameOf = (line: SeatLine, number: number) => {
    const seat = { ...line, seat: number };
    const place = subsectionOf(seat);
    const name = place ? seatName(place, seat.row, number) : (givenName(line, number)?.seat ?? String(number));
    return withWheelchair ? t.orders.seatOf(name, isAccessible(seat)) : name;
  };
  const textOf = (line: SeatLine) => {
    const place = subsectionOf({ ...line, seat: 1 });
    const given = givenName(line);
    const block = place?.label ?? given?.block ?? t.seatNames.subsection(line.subsection);
    const row = place ? rowName(place, line.row) : (given?.row ?? String(line.row));
    return kindOf(line) === 'area'
      ? t.orders.areaLine(line.section, block, line.seats.length)
      : (kindOf(line) === 'tables' ? t.orders.tableLine : t.orders.seatLine)(
          line.section, block, row,
          t.orders.seatList(t.common.list(line.seats.map((seat) => nameOf(line, seat))), line.seats.length),
        );
  };
  const isInArea = (seat: SeatPlace) => (subsectionOf(seat)?.kind ?? seat.name?.kind) === 'area';
  const lines = seatLines(seats.map((seat) => (isInArea(seat) ? { ...seat, row: anyRow } : seat)));
  return (
    <ul className="seat-lines">
      {lines.map((line) => (
        <li key={`${line.section}-${line.subsection}-${line.row}`}>{textOf(line)}</li>
      ))}
    </ul>
  );
}
