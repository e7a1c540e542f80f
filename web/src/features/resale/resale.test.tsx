import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { buyer, event, paid, seat, seller } from '../../testing/samples';
import { answer, server, stream } from '../../testing/server';

const mine = (state: 'NONE' | 'OFFERED' | 'IN_HAND' | 'SOLD') => ({
  order_id: paid().order_id, is_allowed: true, reason: null, fee_percent: 10, until: '2026-12-01T11:00:00Z',
  currency: 'TWD', tickets: [{ seat: paid().seats[0]!, gives_back: 270_000, state }],
});

it('offers a ticket and says what it brings', async () => {
  let offered: unknown;
  answer('get', '/events/{event_id}', event);
  answer('get', '/orders/{user_id}/{order_id}', paid());
  answer('get', '/tickets/orders/{order_id}', { order_id: paid().order_id, tickets: [] } as never);
  answer('get', '/orders/{user_id}/{order_id}/resale', mine('NONE'));
  server.use(
    http.post('http://ticketing.test/orders/:order_id/resale', async ({ request }) => {
      offered = await request.json();
      return HttpResponse.json(mine('OFFERED'));
    }),
  );
  const { screen, person } = visit(`/booking/${paid().order_id}`, { user: buyer });

  await person.click(await screen.findByText('Sell tickets to another person'));
  await person.click(screen.getByRole('checkbox', { name: /brings NT\$2,700.00/ }));
  await person.click(screen.getByRole('button', { name: 'Offer 1 ticket' }));

  expect(await screen.findByText(/1 ticket offered/)).toBeDefined();
  const { subsection, row, seat: number } = paid().seats[0]!;
  expect(offered).toEqual({ seats: [{ subsection, row, seat: number }] });
});

it('shows what other people offer, and buys it', async () => {
  answer('get', '/events/{event_id}', event);
  answer('get', '/api/seat_reservation/{event_id}/sections', { event_id: 7, currency: 'TWD', sections: [] });
  stream('/api/seat_reservation/7/changes');
  answer('get', '/events/{event_id}/resale', {
    event_id: 7, is_open: true, tickets: 1, currency: 'TWD',
    offers: [{ offer_id: 'o-1', section: 'A', seats: [seat(1, 1)], total: 300_000 }],
  });
  server.use(
    http.post('http://ticketing.test/events/:event_id/resale/orders', () =>
      HttpResponse.json({ status: 409, code: 'resale-gone' }, { status: 409 })),
  );
  const { screen, person } = visit('/event/7', { user: buyer });

  expect(await screen.findByRole('heading', { name: '1 ticket from other fans' })).toBeDefined();
  await person.click(screen.getByRole('button', { name: 'Buy 1 ticket for NT$3,000.00' }));
  expect(await screen.findByText(/Somebody was quicker/)).toBeDefined();
});

it('lets the seller allow it', async () => {
  let saved: unknown;
  answer('get', '/events/{event_id}', event);
  answer('get', '/api/seat_reservation/{event_id}/sections', { event_id: 7, currency: 'TWD', sections: [] });
  answer('get', '/events/{event_id}/door-staff', { staff: [], next: null });
  answer('get', '/events/{event_id}/door-invitations', { invitations: [] });
  answer('get', '/events/{event_id}/orders', { orders: [], next: null });
  stream('/api/seat_reservation/7/changes');
  server.use(
    http.put('http://ticketing.test/events/:event_id/resale/terms', async ({ request }) => {
      saved = await request.json();
      return HttpResponse.json({
        event_id: 7, is_allowed: true, fee_percent: 5, ends_minutes_before: 120, offered: 0, in_hand: 0, sold: 0,
      });
    }),
  );
  const { screen, person } = visit('/organiser/event/7', { user: seller });

  await person.click(await screen.findByRole('checkbox', { name: 'Buyers may sell their tickets to other people' }));
  await person.clear(screen.getByLabelText('You keep (% of the price)'));
  await person.type(screen.getByLabelText('You keep (% of the price)'), '5');
  await person.clear(screen.getByLabelText('Offers end (hours before the event)'));
  await person.type(screen.getByLabelText('Offers end (hours before the event)'), '2');
  await person.click(screen.getByRole('button', { name: 'Save resale' }));

  expect(await screen.findByText('Saved.')).toBeDefined();
  expect(saved).toEqual({ is_allowed: true, fee_percent: 5, ends_minutes_before: 120 });
});
