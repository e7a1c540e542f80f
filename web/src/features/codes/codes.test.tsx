import { waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { buyer, event, hold, seller } from '../../testing/samples';
import { answer, Refusal, stream, tokeniser } from '../../testing/server';
import type { Code } from '../../shared/api/types';

const code: Code = {
  code_id: '0197a000-0000-7000-8000-0000000000c0', code: 'SUMMER', kind: 'percent', event_id: 7, batch_id: null,
  note: 'for fans', value: 20, currency: null, group_seats: null, group_pays: null, valid_from: null, valid_until: null,
  max_uses: 100, max_uses_per_person: null, min_seats: 1, max_seats: null, sections: ['A'], categories: null,
  returns_on_refund: false,
  used: 12, balance: null, edition: 1, created_at: '2026-11-30T00:00:00Z', stopped_at: null,
};

it('lists codes with their uses, makes some and stops one', async () => {
  answer('get', '/events/{event_id}', event);
  answer('get', '/sellers/me/codes', { codes: [code], next: null });
  const made = answer('post', '/sellers/me/codes', { batch_id: null, codes: [code] });
  const stopped = answer('post', '/sellers/me/codes/{code_id}/stop', { ...code, stopped_at: '2026-11-30T00:00:00Z' });
  const { person, screen } = visit('/organiser/codes?event=7', { user: seller });
  await screen.findByText(/20 % off · used 12 of 100/);
  await screen.findByText('sections A · for fans');

  await person.type(await screen.findByLabelText('Percent'), '200');
  await person.click(screen.getByRole('button', { name: 'Make' }));
  await screen.findByText('1 to 100.');
  await person.clear(screen.getByLabelText('Percent'));
  await person.type(screen.getByLabelText('Percent'), '20');
  await person.clear(screen.getByLabelText('How many codes'));
  await person.type(screen.getByLabelText('How many codes'), '50');
  await person.click(screen.getByRole('button', { name: 'Make' }));
  await screen.findByText('The code is made.');
  expect(made).toMatchObject([{ kind: 'percent', event_id: 7, value: 20, count: 50, sections: null }]);

  await person.click(screen.getByRole('button', { name: 'Stop SUMMER' }));
  await expect.poll(() => stopped.length).toBe(1);
});

it('says what a code does to the seats, why it does not count, and orders with it', async () => {
  answer('get', '/events/{event_id}', event);
  const counts = { subsection: 1, total: 8, available: 8, reserved: 0, sold: 0 };
  answer('get', '/api/seat_reservation/{event_id}/sections/{section}', {
    section: 'A', price: 300_000, subsections: [counts],
  });
  answer('get', '/api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection}/seats', {
    section: 'A', subsection: 1, seats_per_row: 4, price: 300_000, currency: 'TWD', seq: 10, rows: ['0000', '0000'],
  });
  stream('/api/seat_reservation/7/changes').send('snapshot', { seq: 10, subsections: [{ section: 'A', ...counts }] });
  const looked = answer(
    'post', '/orders/code-look-up', new Refusal(404, 'code-not-found'),
    { code: 'SUMMER', kind: 'percent', sections: null, seats: null },
  );
  const checks = answer(
    'post', '/orders/code-preview',
    {
      code: 'SUMMER', kind: 'percent', section: 'A', quantity: 2, price: 600_000, discount: 120_000, total: 480_000,
      currency: 'TWD',
    },
  );
  const orders = answer('post', '/orders/create', new Refusal(409, 'code-used-up'));
  const { person, screen } = visit('/event/7/section/A', { user: buyer });

  await person.click(await screen.findByRole('button', { name: 'I have a code' }));
  const field = screen.getByLabelText('Code');
  await person.type(field, 'sumer{Enter}');
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
  expect(screen.getAllByText('There is no such code for this event. Check what you typed.')).toHaveLength(2);
  await person.clear(field);
  await person.type(field, 'summer');
  await person.click(screen.getByRole('button', { name: 'Use the code' }));
  await screen.findByText(/NT\$1,200.00 off: 2 seats for NT\$4,800.00\./);
  expect(looked).toEqual([{ event_id: 7, code: 'sumer' }, { event_id: 7, code: 'summer' }]);
  expect(checks.at(-1)).toMatchObject({ event_id: 7, section: 'A', quantity: 2, code: 'summer' });

  await person.click(screen.getByRole('button', { name: /best 2 seats/i }));
  await screen.findByText(/This code is used up/);
  expect(orders).toMatchObject([{ code: 'summer' }]);
});

it('shows on the booking what the code took off', async () => {
  answer('get', '/events/{event_id}', event);
  const discount = { code: 'SUMMER', kind: 'percent', amount: 120_000 } as const;
  const order = hold({ total: 480_000, live_total: 480_000, discount });
  stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [order] });
  tokeniser();
  const { screen } = visit(`/booking/${order.order_id}`, { user: buyer });
  await screen.findByText(/Code SUMMER: −NT\$1,200.00/);
});
