import type { Order } from '../../shared/api/types';
import type { Loss } from './useLoss';

/** An order has no more seats than this; an address can have anything. */
const mostSeats = 50;

/**
 * The map's address after an order that did not get its seats, for example `/event/7/map?section=A&lost=1-5-12,1-5-13`:
 * the map offers the nearest ones.
 */
export function nearestSeatsPath({ event_id: eventId, section, lost_seats: lost, quantity }: Order): string {
  const query = new URLSearchParams({
    section, lost: lost.map(({ subsection, row, seat }) => `${subsection}-${row}-${seat}`).join(), size: `${quantity}`,
  });
  return `/event/${eventId}/map?${query.toString()}`;
}

/** What the address says was lost; null if it says nothing that can be read. */
export function lostFromAddress(search: URLSearchParams): Loss | null {
  const section = search.get('section');
  const seats = (search.get('lost') ?? '').split(',').slice(0, mostSeats)
    .flatMap((text) => {
      const [, subsection, row, seat] = /^(\d{1,4})-(\d{1,4})-(\d{1,4})$/.exec(text) ?? [];
      return subsection === undefined ? [] : [{ subsection: Number(subsection), row: Number(row), seat: Number(seat) }];
    });
  if (section === null || seats.length === 0) return null;
  const size = Number(search.get('size'));
  return { section, seats, size: size >= seats.length && size <= mostSeats ? size : seats.length };
}
