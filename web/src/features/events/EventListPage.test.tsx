import { expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { event } from '../../testing/samples';
import { answer } from '../../testing/server';

it('lists events with their start by the venue’s clocks', async () => {
  const summary = {
    event_id: event.event_id, name: event.name, venue: event.venue, starts_at: event.starts_at,
    time_zone: event.time_zone, status: event.status, currency: event.currency, price_from: event.price_from,
    price_to: event.price_to, seats_total: event.seats_total, seller_id: event.seller_id,
  };
  answer('get', '/events', { events: [summary], next: null });
  const { screen } = visit('/');
  expect(await screen.findByText(/^Sat 1 May 2027, 19:00 \(Taipei\)/)).toBeDefined();
});
