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
 */
export function afterClick(
  picked: readonly PickedSeat[],
  clicked: PickedSeat,
  digits: readonly SeatDigit[],
  partySize: number,
): readonly PickedSeat[] {
  if (picked.some((seat) => sameSeat(seat, clicked))) return picked.filter((seat) => !sameSeat(seat, clicked));
  if (digits[clicked.seat - 1] !== seatStatus.available) return picked;
  const kept = picked.length >= partySize ? [] : picked;
  const free = (seat: number) =>
    digits[seat - 1] === seatStatus.available && !kept.some((other) => sameSeat(other, { ...clicked, seat }));
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

/** Up to `size` free seats side by side around `start`: it grows to the right first, then to the left. */
function windowAround(start: number, size: number, free: (seat: number) => boolean): [from: number, to: number] {
  let from = start;
  let to = start;
  while (to - from + 1 < size && free(to + 1)) to++;
  while (to - from + 1 < size && free(from - 1)) from--;
  return [from, to];
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
