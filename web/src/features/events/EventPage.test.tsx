import { within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { event } from '../../testing/samples';
import { superVenue } from '../../testing/searchSamples';
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

it('leads to the other dates of its series, and to the venue’s page', async () => {
  const seriesId = '0197a000-0000-7000-8000-0000000000aa';
  answer('get', '/events/{event_id}', { ...event, series_id: seriesId, venue_id: 4 });
  answer('get', '/venues/{venue_id}', {
    venue_id: 4, name: 'Hall 2', time_zone: 'Asia/Taipei', default_plan_id: null, super_venue: superVenue,
  });
  const show = {
    starts_at: event.starts_at, previous_starts_at: null, status: 'ON_SALE', sold_out: false, sale_starts_at: null,
    price_from: 300_000, price_to: 300_000,
  } as const;
  answer('get', '/series/{series_id}', {
    series: {
      series_id: seriesId, seller_id: event.seller_id, name: event.name, venue: event.venue, time_zone: 'Asia/Taipei',
      currency: 'TWD', created_at: event.created_at, shows: 3, shows_created: 3,
    },
    shows: [
      { ...show, event_id: 7 },
      { ...show, event_id: 8, starts_at: '2027-05-02T11:00:00Z', sold_out: true },
      { ...show, event_id: 9, starts_at: '2027-05-03T11:00:00Z', status: 'CANCELLED' },
    ],
    next: null,
  });
  const { screen } = visit('/event/7');
  const others = within(await screen.findByRole('region', { name: 'Other dates' }));
  expect(others.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    expect.stringMatching(/^Sun 2 May 2027, 19:00 \(Taipei\).*Sold out$/),
  ]);
  expect((await screen.findByRole('link', { name: 'Dome' })).getAttribute('href')).toBe('/place/3');
  expect(screen.getByText('1 Long Street, Taipei')).toBeDefined();
});

it('lists all prices by category and kind of buyer, with all fees', async () => {
  answer('get', '/events/{event_id}', { ...event, has_pricing: true });
  answer('get', '/events/{event_id}/pricing', {
    event_id: 7, edition: 1, currency: 'TWD', sections: [], categories: [], fee: { amount: 0, percent: 0 },
    kinds: ['Adult', 'Child'].map((name) => ({ name, percent: 100, prices: [], companion: false })),
    tax_percent: 5, keeps_fees: false, early_birds: [], seats: [],
    shown: [
      {
        section: 'A', category: 'Front',
        prices: [{ kind: 'Adult', price: 300_000, fee: 0 }, { kind: 'Child', price: 0, fee: 0 }],
      },
    ],
  });
  const { screen } = visit('/event/7');
  const row = await screen.findByRole('row', { name: /Section A, Front/ });
  expect(row.textContent).toBe('Section A, FrontNT$3,000.00Free');
  expect(screen.getByText('All fees and 5% tax are in the prices.')).toBeDefined();
});

it('copies its address for friends where the device has no way of its own', async () => {
  answer('get', '/events/{event_id}', event);
  const { person, screen } = visit('/event/7');
  await person.click(await screen.findByRole('button', { name: 'Share' }));
  expect(await screen.findByText('The address of this page is copied.')).toBeDefined();
  expect(await navigator.clipboard.readText()).toBe(window.location.href);
});
