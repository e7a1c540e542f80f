import { expect, it } from 'vitest';
import type { MyResale } from '../../shared/api/types';
import { visit } from '../../testing/render';
import { buyer, event, paid, seat, seller } from '../../testing/samples';
import { answer, Refusal, stream } from '../../testing/server';

const order = paid();
const mine = (state: MyResale['tickets'][number]['state']): MyResale => ({
  order_id: order.order_id, is_allowed: true, reason: null, fee_percent: 10, until: '2026-12-01T11:00:00Z',
  currency: 'TWD', tickets: [{ seat: seat(1, 1), gives_back: 270_000, state }],
});

it('offers a ticket, says what it brings, and takes it back', async () => {
  answer('get', '/events/{event_id}', event);
  answer('get', '/tickets/orders/{order_id}', {
    order_id: order.order_id, event: { ...event, status: 'ON_SALE' }, tickets: [],
  });
  answer('get', '/orders/{user_id}/{order_id}/resale', mine('NONE'));
  const offered = answer('post', '/orders/{order_id}/resale', mine('OFFERED'));
  const kept = answer('post', '/orders/{order_id}/resale/withdraw', new Refusal(409, 'resale-in-hand'), mine('NONE'));
  stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [order] });
  const { screen, person } = visit(`/booking/${order.order_id}`, { user: buyer });

  await person.click(await screen.findByText('Sell tickets to another person'));
  await person.click(screen.getByRole('checkbox', { name: /brings NT\$2,700.00/ }));
  await person.click(screen.getByRole('button', { name: 'Offer 1 ticket' }));

  expect(await screen.findByText(/1 ticket offered/)).toBeDefined();
  expect(offered).toEqual([{ seats: [{ subsection: 1, row: 1, seat: 1 }] }]);
  await person.click(screen.getByRole('checkbox', { name: /offered/ }));
  await person.click(screen.getByRole('button', { name: 'Keep 1 ticket' }));
  expect(await screen.findByText(/Somebody is buying one of these tickets/)).toBeDefined();
  await person.click(screen.getByRole('button', { name: 'Keep 1 ticket' }));
  await expect.poll(() => screen.queryByText(/1 ticket offered/)).toBeNull();
  expect(kept).toHaveLength(2);
});

it('shows what other people offer, and says so when somebody was quicker', async () => {
  answer('get', '/events/{event_id}', event);
  answer('get', '/api/seat_reservation/{event_id}/sections', { event_id: 7, currency: 'TWD', sections: [] });
  answer('get', '/waitlist/{user_id}', { entries: [] });
  stream('/api/seat_reservation/7/changes');
  answer('get', '/events/{event_id}/resale', {
    event_id: 7, is_open: true, tickets: 1, currency: 'TWD',
    offers: [{ offer_id: 'o-1', section: 'A', seats: [seat(1, 1)], total: 300_000 }],
  });
  const bought = answer('post', '/events/{event_id}/resale/orders', new Refusal(409, 'resale-gone'));
  const { screen, person } = visit('/event/7', { user: buyer });

  expect(await screen.findByRole('heading', { name: '1 ticket from other fans' })).toBeDefined();
  await person.click(screen.getByRole('button', { name: 'Buy 1 ticket for NT$3,000.00' }));
  expect(await screen.findByText(/Somebody was quicker/)).toBeDefined();
  expect(bought).toEqual([{ offer_id: 'o-1', seats: null }]);
});

it('lets the seller allow it', async () => {
  answer('get', '/events/{event_id}', event);
  answer('get', '/api/seat_reservation/{event_id}/sections', { event_id: 7, currency: 'TWD', sections: [] });
  answer('get', '/events/{event_id}/door-staff', { staff: [], next: null });
  answer('get', '/events/{event_id}/door-invitations', { invitations: [] });
  answer('get', '/events/{event_id}/orders', { orders: [], next: null });
  stream('/api/seat_reservation/7/changes');
  const saved = answer('put', '/events/{event_id}/resale/terms', {
    event_id: 7, is_allowed: true, fee_percent: 5, ends_minutes_before: 120, offered: 0, in_hand: 0, sold: 0,
  });
  const { screen, person } = visit('/organiser/event/7', { user: seller });

  await person.click(await screen.findByRole('checkbox', { name: 'Buyers may sell their tickets to other people' }));
  await person.clear(screen.getByLabelText('You keep (% of the price)'));
  await person.type(screen.getByLabelText('You keep (% of the price)'), '5');
  await person.clear(screen.getByLabelText('Offers end (hours before the event)'));
  await person.type(screen.getByLabelText('Offers end (hours before the event)'), '2');
  await person.click(screen.getByRole('button', { name: 'Save resale' }));

  expect(await screen.findByText('Saved.')).toBeDefined();
  expect(saved).toEqual([{ is_allowed: true, fee_percent: 5, ends_minutes_before: 120 }]);
});
