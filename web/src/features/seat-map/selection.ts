import type { SeatChange, SeatDigit } from '../../shared/api/streamEvents';
import type { SubsectionPlan } from '../../shared/api/types';
import { goesAlong, keptPlacesOf, loneCompanions } from '../../shared/plan/companionSeats';
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

/** Which seats of the row come along with a click, and which of them before others. */
export interface Along {
  takes: (seat: number) => boolean;
  prefers: (seat: number) => boolean;
}

/**
 * Nobody is given a wheelchair place that was not clicked. A companion seat comes along with one beside it, before
 * other seats.
 * @param clicked what was picked before, and the click.
 */
export function alongOf(plan: SubsectionPlan, clicked: readonly PickedSeat[], row: number): Along {
  const kept = keptPlacesOf(plan);
  const along = goesAlong(indexesIn(plan, clicked), kept);
  const index = (seat: number) => (row - 1) * plan.seats_per_row + seat - 1;
  return { takes: (seat) => along(index(seat)), prefers: (seat) => kept.companions.has(index(seat)) };
}

const indexesIn = (plan: SubsectionPlan, seats: readonly PickedSeat[]) =>
  seats.filter(({ subsection }) => subsection === plan.number)
    .map(({ row, seat }) => (row - 1) * plan.seats_per_row + seat - 1);

/** The picked companion seats of a block without a wheelchair place beside them: nobody can hold such a pick. */
export const aloneIn = (plan: SubsectionPlan, picked: readonly PickedSeat[]): PickedSeat[] =>
  loneCompanions(indexesIn(plan, picked), keptPlacesOf(plan)).map((index) => ({
    subsection: plan.number, row: Math.floor(index / plan.seats_per_row) + 1, seat: (index % plan.seats_per_row) + 1,
  }));

const anySeat: Along = { takes: () => true, prefers: () => false };

/**
 * The picked seats after a click. A click on a picked seat lets it go. A click on a free seat picks it and its free
 * neighbours, as many as the party still needs: one click seats a whole group. If the party is complete, the click
 * starts a new pick. Only free seats are picked.
 * @param along which seats come along with a click: not a wheelchair place, which is only picked by a click of its own.
 */
export function afterClick(
  picked: readonly PickedSeat[],
  clicked: PickedSeat,
  digits: readonly SeatDigit[],
  partySize: number,
  along: Along = anySeat,
): readonly PickedSeat[] {
  if (picked.some((seat) => sameSeat(seat, clicked))) return picked.filter((seat) => !sameSeat(seat, clicked));
  if (digits[clicked.seat - 1] !== seatStatus.available) return picked;
  const kept = picked.length >= partySize ? [] : picked;
  const free = (seat: number) =>
    digits[seat - 1] === seatStatus.available && !kept.some((other) => sameSeat(other, { ...clicked, seat }))
    && (seat === clicked.seat || along.takes(seat));
  const [from, to] = windowAround(clicked.seat, partySize - kept.length, free, along.prefers);
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
 * Up to `size` free seats side by side with `start` among them: with as many preferred ones as there are, where no
 * single seat is left over beside them, and as far to the right as that allows.
 */
function windowAround(
  start: number, size: number, free: (seat: number) => boolean, prefers: (seat: number) => boolean,
): [from: number, to: number] {
  let [low, high] = [start, start];
  while (free(high + 1) && high - start < size + 1) high++;
  while (free(low - 1) && start - low < size + 1) low--;
  if (high - low + 1 <= size) return [low, high];
  const leftOver = (from: number) => Number(from - low === 1) + Number(high - (from + size - 1) === 1);
  const preferred = (from: number) => Array.from({ length: size }, (_, i) => from + i).filter(prefers).length;
  let best = Math.min(start, high - size + 1);
  for (let from = best - 1; from >= Math.max(low, start - size + 1); from--) {
    const more = preferred(from) - preferred(best);
    if (more > 0 || (more === 0 && leftOver(from) < leftOver(best))) best = from;
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
