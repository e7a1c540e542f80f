import type { SectionPlan } from '../../shared/api/types';
import { event } from '../../testing/samples';
import { layoutOf, type Block } from './layout';
import { LiveSeats } from './liveSeats';
import { PriceBook } from './priceBook';
import { noFilter, SeatChoice, type SeatFilter } from './seatFilter';

const plan = event.sections[0]?.subsections[0];

/** For tests: a venue without a drawing; each section has one block of so many rows of ten seats. */
export function venueOf(rows: number, sections: Record<string, number>, change: Partial<Block['plan']> = {}) {
  const plans = Object.entries(sections).map(([name, price]) => ({
    name, price, seats_total: rows * 10,
    subsections: [{ ...plan, number: 1, rows, seats_per_row: 10, unavailable: [], accessible: [], ...change }],
  })) as SectionPlan[];
  const layout = layoutOf(plans, null);
  const seats = new LiveSeats();
  const blocks = new Map(layout.blocks.map((block) => [block.key, block]));
  const set = (section: string, ...digits: string[]) => {
    seats.onSeats({
      section, subsection: 1, seats_per_row: 10, price: 1, currency: 'TWD', rows: digits,
      seq: 1 + (seats.of(`${section}/1`)?.seq ?? 0),
    });
    const available = digits.join('').replaceAll(/[^0]/g, '').length;
    const total = { section, subsection: 1, total: rows * 10, available, reserved: 0, sold: 0 };
    seats.onSnapshot({ seq: seats.of(`${section}/1`)?.seq ?? 1, subsections: [total] });
  };
  const book = new PriceBook(new Map(Object.entries(sections)));
  const choice = (filter: Partial<SeatFilter> = {}, party = 2) =>
    new SeatChoice({ ...noFilter, ...filter }, party, book, seats);
  const block = (section = 'A') => {
    const found = blocks.get(`${section}/1`);
    if (found === undefined) throw new Error('no block');
    return found;
  };
  return { layout, seats, blocks, set, book, choice, block };
}
