import { expect, it } from 'vitest';
import type { MonitoredSeat } from '../../shared/api/types';
import { visit } from '../../testing/render';
import { event, seller } from '../../testing/samples';
import { answer, stream } from '../../testing/server';
import { placesOf } from './monitor';

const sold: MonitoredSeat = {
  row: 1, seat: 2, status: 'SOLD', since: '2026-11-29T08:00:00Z', order_id: '0197a000-0000-7000-8000-00000000000a',
  live: null, differs: false, buyer_name: null, buyer_email: null,
};
const page = (...seats: MonitoredSeat[]) => ({
  event_id: 7, section: 'A', subsection: 1, live_known: true, seats, next: null,
});

it('shows whose a seat is, and asks for the name only when somebody wants it', async () => {
  answer('get', '/events/{event_id}', event);
  stream('/api/seat_reservation/7/changes');
  const asked = answer(
    'get', '/events/{event_id}/seat-monitor', page(sold), page(sold),
    page({ ...sold, buyer_name: 'Ada', buyer_email: 'ada@example.com' }),
  );
  const { person, screen } = visit('/organiser/event/7/seats', { user: seller });
  await person.click(await screen.findByRole('button', { name: 'Show Row 1, seat 2' }));
  await person.click(await screen.findByRole('button', { name: 'Show name and address' }));
  await screen.findByRole('link', { name: 'ada@example.com' });
  expect(asked).toMatchObject([{ taken: 'true' }, { row: '1', seat: '2' }, { row: '1', seat: '2', people: 'true' }]);
  expect(asked[1]).not.toHaveProperty('people');
});

it('finds a seat by its row and number, marks what differs, and knows what is not there', async () => {
  answer('get', '/events/{event_id}', event);
  stream('/api/seat_reservation/7/changes');
  answer('get', '/events/{event_id}/seat-monitor', page({ ...sold, live: 'AVAILABLE', differs: true }), page(sold));
  const { person, screen } = visit('/organiser/event/7/seats', { user: seller });
  await screen.findByText('1 seat differs from the live map for longer than a moment.');
  await person.type(screen.getByLabelText('Row'), '1');
  await person.type(screen.getByLabelText('Seat'), '9');
  await person.click(screen.getByRole('button', { name: 'Find the seat' }));
  await screen.findByText('There is no such seat here.');
  await person.clear(screen.getByLabelText('Seat'));
  await person.type(screen.getByLabelText('Seat'), '2');
  await person.click(screen.getByRole('button', { name: 'Find the seat' }));
  await screen.findByRole('heading', { name: 'Row 1, seat 2' });
});

it('draws the seats that are for sale, with what is recorded of them', () => {
  const plan = event.sections[0]?.subsections[0];
  if (plan === undefined) throw new Error('The sample has a subsection.');
  const places = placesOf({ ...plan, unavailable: [{ row: 2, seat: 4 }] }, [sold]);
  expect(places).toHaveLength(7);
  expect(places.filter((place) => place.taken !== null)).toEqual([{ row: 1, seat: 2, taken: sold }]);
});
