import type { SeatChange, SeatDigit } from '../../shared/api/streamEvents';
import { seatStatus } from './seatMap';

/** A seat picked on the map. Row and seat count from 1. */
export interface PickedSeat {
  subsection: number;
  row: number;
  seat: number;
}

export const sameSeat = (a: PickedSeat, b: PickedSeat) =>
  a.subsection === b.subsection && a.row === b.row && a.seat === b.seat;

export const sameTable = (a: PickedSeat, b: PickedSeat) => a.subsection === b.subsection && a.row === b.row;

/**
 * The picked seats after a click. A click on a picked seat lets it go. A click on a free seat picks it and its free
 * neighbours, as many as the party still needs: one click seats a whole group. If the party is complete, the click
 * starts a new pick. Only free seats are picked.
 * @param takesAlong false for a seat that is only picked by a click of its own, such as a wheelchair place.
 */
export function afterClick(
  picked: readonly PickedSeat[],
  clicked: PickedSeat,
  digits: readonly SeatDigit[],
  partySize: number,
  takesAlong: (seat: number) => boolean = () => true,
): readonly PickedSeat[] {
  if (picked.some((seat) => sameSeat(seat, clicked))) return picked.filter((seat) => !sameSeat(seat, clicked));
  if (digits[clicked.seat - 1] !== seatStatus.available) return picked;
  const kept = picked.length >= partySize ? [] : picked;
  const free = (seat: number) =>
    digits[seat - 1] === seatStatus.available && !kept.some((other) => sameSeat(other, { ...clicked, seat }))
    && (seat === clicked.seat || takesAlong(seat));
  const [from, to] = windowAround(clicked.seat, partySize - kept.length, free);
  const added = Array.from({ length: to - from + 1 }, (_, i) => ({ ...clicked, seat: from + i }));
  return [...kept, ...added].sort(byPlace);
}

/** The seats of a table that is sold whole; a click on a picked one lets it go. Nothing changes while one is taken. */
export function afterTableClick(
  picked: readonly PickedSeat[], clicked: PickedSeat, digits: readonly SeatDigit[],
): readonly PickedSeat[] {
  const others = picked.filter((seat) => !sameTable(seat, clicked));
  if (others.length < picked.length) return others;
  const seats = digits.flatMap((digit, index) =>
    digit === seatStatus.gap ? [] : [{ digit, place: { ...clicked, seat: index + 1 } }]);
  return seats.some(({ digit }) => digit !== seatStatus.available) ? picked : seats.map(({ place }) => place);
}

/**
 * Up to `size` free seats side by side with `start` among them: where no single seat is left over beside them, and as
 * far to the right as that allows.
 */
function windowAround(start: number, size: number, free: (seat: number) => boolean): [from: number, to: number] {
  let [low, high] = [start, start];
  while (free(high + 1) && high - start < size + 1) high++;
  while (free(low - 1) && start - low < size + 1) low--;
  if (high - low + 1 <= size) return [low, high];
  const leftOver = (from: number) => Number(from - low === 1) + Number(high - (from + size - 1) === 1);
  let best = Math.min(start, high - size + 1);
  for (let from = best - 1; from >= Math.max(low, start - size + 1); from--) {
    if (leftOver(from) < leftOver(best)) best = from;
  }
  return [best, best + size - 1];
}

const byPlace = (a: PickedSeat, b: PickedSeat) =>
  a.subsection - b.subsection || a.row - b.row || a.seat - b.seat;

/** The picked seats that somebody else has taken, by a change of the stream. */
export function lostTo(picked: readonly PickedSeat[], section: string, change: SeatChange): PickedSeat[] {
  return change.subsections
    .filter((sub) => sub.section === section)
    .flatMap((sub) =>
      sub.seats
        .filter(([, , status]) => status !== seatStatus.available)
        .map(([row, seat]) => ({ subsection: sub.subsection, row, seat })),
    )
    .filter((gone) => picked.some((seat) => sameSeat(seat, gone)));
}

/** The picked seats that somebody else has taken, by freshly fetched seats of one subsection. */
export function lostInRows(
  picked: readonly PickedSeat[],
  subsection: number,
  rows: readonly (readonly SeatDigit[])[],
): PickedSeat[] {
  return picked.filter(
    (seat) => seat.subsection === subsection && rows[seat.row - 1]?.[seat.seat - 1] !== seatStatus.available,
  );
}
