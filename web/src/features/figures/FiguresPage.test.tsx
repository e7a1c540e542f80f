import { within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { FigureCounts, Figures } from '../../shared/api/types';
import { visit } from '../../testing/render';
import { event, seller } from '../../testing/samples';
import { answer, Refusal, stream } from '../../testing/server';

const counts = (changes: Partial<FigureCounts> = {}): FigureCounts => ({
  held: 0, sold: 0, abandoned: 0, refunded: 0, orders_held: 0, orders_paid: 0, orders_abandoned: 0, paid_amount: 0,
  refunded_amount: 0, fees: 0, revenue: 0, admitted: 0, allotted: 0, moved: 0, service_fees: 0, ...changes,
});

const total = counts({ held: 2, sold: 3, orders_held: 4, orders_paid: 2, orders_abandoned: 1, revenue: 900_000 });
const figures: Figures = {
  event_id: 7, currency: 'TWD', time_zone: 'Asia/Taipei', seats_total: 8, total,
  sections: [{ name: 'A', counts: total }], categories: [{ name: 'Front', counts: counts({ sold: 2, allotted: 1 }) }],
  codes: [{ name: 'SUMMER', counts: counts({ sold: 1, revenue: 270_000 }) }], doors: [{ door: 'Gate 1', admitted: 1 }],
  demand: { waiting_entries: 2, waiting_seats: 5, orders_failed: 6 },
};

function tellSeries() {
  return answer('get', '/events/{event_id}/figures/series', {
    event_id: 7, step: 'hour', from: '2026-11-29T08:00:00Z', to: '2026-11-29T11:00:00Z',
    points: [{ at: '2026-11-29T09:00:00Z', counts: counts({ sold: 3, revenue: 900_000 }) }],
  });
}

it('shows what an event sold and took, and changes while it is open', async () => {
  answer('get', '/events/{event_id}', event);
  answer('get', '/events/{event_id}/figures', figures);
  const asked = tellSeries();
  const updates = stream('/events/7/figures/updates');
  const { person, screen } = visit('/organiser/event/7/figures', { user: seller });
  await screen.findByText('50 %');
  expect(screen.getByText('2 of 4 that got seats')).toBeTruthy();
  expect(screen.getByText('on 2 entries of the waitlist')).toBeTruthy();
  expect(screen.getByRole('row', { name: /^Front 2 0 1 / })).toBeTruthy();
  expect(screen.getByRole('row', { name: /^SUMMER 1 .*NT\$2,700\.00/ })).toBeTruthy();
  const table = await screen.findByRole('region', { name: 'Sold, by hour, the last day' });
  // 09:00 UTC is 17:00 at the venue.
  expect(within(table).getByRole('row', { name: '2026-11-29 17:00 3' })).toBeTruthy();
  expect(screen.getByRole('img', { name: 'Sold, by hour, the last day' })).toBeTruthy();

  updates.send('figures', { ...figures, total: counts({ sold: 4, orders_held: 4, orders_paid: 3 }), demand: null });
  await screen.findByText('75 %');
  expect(screen.getByText('on 2 entries of the waitlist')).toBeTruthy();

  await person.selectOptions(screen.getByLabelText('Show'), 'Revenue');
  await screen.findByRole('row', { name: '2026-11-29 17:00 NT$9,000.00' });
  await person.selectOptions(screen.getByLabelText('Section'), 'A');
  await screen.findByRole('region', { name: 'Revenue in section A, by hour, the last day' });
  expect(asked).toMatchObject([{ step: 'hour' }, { step: 'hour', section: 'A' }]);
});

it('says when figures are refused', async () => {
  answer('get', '/events/{event_id}', event);
  answer('get', '/events/{event_id}/figures', new Refusal(403, 'not-your-event'));
  const { screen } = visit('/organiser/event/7/figures', { user: seller });
  await screen.findByText('This event belongs to somebody else.');
});

it('lists one’s own events with the sales of today', async () => {
  answer('get', '/sellers/me/figures', {
    events: [{
      event_id: 7, name: 'Aurora Tour', venue: 'Dome', starts_at: event.starts_at, time_zone: 'Asia/Taipei',
      status: 'ON_SALE', currency: 'TWD', seats_total: 8, total, today: counts({ sold: 1, revenue: 300_000 }),
    }],
    next: null,
  });
  const { screen } = visit('/organiser/today', { user: seller });
  const row = (await screen.findByRole('link', { name: 'Aurora Tour' })).closest('tr');
  expect(row?.textContent).toContain('NT$3,000.00');
  expect(screen.getByRole('link', { name: 'Aurora Tour' }).getAttribute('href')).toBe('/organiser/event/7/figures');
});
