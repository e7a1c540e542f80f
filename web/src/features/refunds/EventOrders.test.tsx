import { within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { event, paid, seat, seller } from '../../testing/samples';
import { answer, stream } from '../../testing/server';
import type { EventStatus } from '../../shared/api/types';

function openOrders(status: EventStatus) {
  answer('get', '/events/{event_id}', { ...event, status });
  answer('get', '/api/seat_reservation/{event_id}/sections', { event_id: 7, currency: 'TWD', sections: [] });
  answer('get', '/events/{event_id}/door-staff', { staff: [], next: null });
  answer('get', '/events/{event_id}/door-invitations', { invitations: [] });
  answer('get', '/events/{event_id}/cancellation', {
    event_id: 7, unpaid: 0, released: 0, refunded: 0, refunds_open: 1, refunds_refused: 0, amount_refunded: 0,
    currency: 'TWD', started_at: '2026-11-29T08:00:00Z', finished_at: null,
  } as never);
  answer('get', '/events/{event_id}/orders', {
    orders: [paid({ refund: { amount: 270_000, fee: 30_000, seats: [seat(1, 1)], status: null } })], next: null,
  });
  stream('/api/seat_reservation/7/changes');
  return visit('/organiser/event/7', { user: seller });
}

it('counts an order without its refunded seats', async () => {
  const { screen } = openOrders('ON_SALE');
  const order = within(await screen.findByRole('listitem', { name: /^Order/ }));
  expect(order.getByText(/NT\$3,300.00 · 1 seat given back/)).toBeDefined();
  expect(order.getByRole('button', { name: /^Refund order/ })).toBeDefined();
});

it('offers no refund after the event was cancelled', async () => {
  const { screen } = openOrders('CANCELLED');
  const order = within(await screen.findByRole('listitem', { name: /^Order/ }));
  expect(order.queryByRole('button')).toBeNull();
});
