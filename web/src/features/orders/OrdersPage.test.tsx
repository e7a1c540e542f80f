import { within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { buyer, event, paid, seat } from '../../testing/samples';
import { answer, stream } from '../../testing/server';

it('lists a booking without the seat that was given back', async () => {
  answer('get', '/events/{event_id}', event);
  const refund = { amount: 270_000, fee: 30_000, seats: [seat(1, 1)], status: null };
  stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [paid({ refund })] });
  const { screen } = visit('/my-bookings', { user: buyer });
  const card = within(await screen.findByRole('listitem', { name: 'Aurora Tour, Paid' }));
  expect(card.getByText('Section A, subsection 1, row 1: seat 2')).toBeDefined();
  expect(card.getByText('NT$3,300.00')).toBeDefined();
  expect(card.getByText('1 seat given back, NT$2,700.00 refunded')).toBeDefined();
  expect(card.getByText(/^Sat 1 May 2027, 19:00 \(Taipei\).* · Dome$/)).toBeDefined();
});

it('says that a paid event is cancelled before its refund begins', async () => {
  answer('get', '/events/{event_id}', { ...event, status: 'CANCELLED' });
  stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [paid()] });
  const { screen } = visit('/my-bookings', { user: buyer });
  expect(await screen.findByText('The event is cancelled. You get the full price back.')).toBeDefined();
});
