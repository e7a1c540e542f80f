import { beforeEach, expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { event } from '../../testing/samples';
import { answer, stream } from '../../testing/server';

beforeEach(() => {
  answer('get', '/api/seat_reservation/{event_id}/sections', {
    event_id: 7, currency: 'TWD', sections: [{ section: 'A', price: 300_000, total: 8, available: 8 }],
  });
  stream('/api/seat_reservation/7/changes');
});

it('shows the start by the venue’s clocks', async () => {
  answer('get', '/events/{event_id}', event);
  const { screen } = visit('/event/7');
  expect(await screen.findByText(/^Sat 1 May 2027, 19:00 \(Taipei\)/)).toBeDefined();
});

it('says when an event that was moved was to begin', async () => {
  answer('get', '/events/{event_id}', { ...event, previous_starts_at: '2027-04-30T11:00:00Z' });
  const { screen } = visit('/event/7');
  expect(await screen.findByText(/^New time: it was to begin Fri 30 Apr 2027, 19:00 \(Taipei\)/)).toBeDefined();
});

it('names a section by what its card shows', async () => {
  answer('get', '/events/{event_id}', event);
  const { screen } = visit('/event/7');
  expect(await screen.findByRole('link', { name: 'Section A NT$3,000.00 8 seats left' })).toBeDefined();
});

it('shows an event whose zone the browser does not know, in UTC', async () => {
  answer('get', '/events/{event_id}', { ...event, time_zone: 'Mars/Olympus' });
  const { screen } = visit('/event/7');
  expect(await screen.findByText(/^Sat 1 May 2027, 11:00 \(UTC; unknown zone Mars\/Olympus\)/)).toBeDefined();
});

it('says how many tickets a person may have', async () => {
  answer('get', '/events/{event_id}', { ...event, max_seats_per_person: 4 });
  const { screen } = visit('/event/7');
  expect(await screen.findByText(/At most 4 tickets per person/)).toBeDefined();
});
