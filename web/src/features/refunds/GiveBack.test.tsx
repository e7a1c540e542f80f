import { waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { buyer, event, paid, seat } from '../../testing/samples';
import { answer, Refusal, stream } from '../../testing/server';

const order = paid();

beforeEach(() => {
  answer('get', '/events/{event_id}', event);
  answer('get', '/tickets/orders/{order_id}', {
    order_id: order.order_id, event,
    tickets: [{
      ...seat(1, 2), ticket_id: '7-A-1-1-2', state: 'USED', used_at: '2027-05-01T10:00:00Z', code: 'AE',
      number: '7K3M-Q9TD',
    }],
  });
  stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [order] });
});

async function openGiveBack() {
  const { person, screen } = visit(`/booking/${order.order_id}`, { user: buyer });
  const card = within(await screen.findByRole('region', { name: 'Give tickets back' }));
  await person.click(await card.findByRole('checkbox', { name: /row 1, seat 1/ }));
  return { person, card, screen };
}

it('quotes what the buyer gets back, and gives the seat back', async () => {
  const quotes = answer('get', '/orders/{user_id}/{order_id}/refund-quote', {
    order_id: order.order_id, seats: [seat(1, 1)], amount: 270_000, fee: 30_000, currency: 'TWD', until: null,
  });
  const cancellations = answer('post', '/orders/{order_id}/cancel', {
    ...order, refund: { amount: 270_000, fee: 30_000, seats: [seat(1, 1)], status: null },
  });
  const { person, card, screen } = await openGiveBack();

  await person.click(card.getByRole('button', { name: 'What do I get back?' }));
  expect(await card.findByText('You get NT$2,700.00 back. NT$300.00 is kept as a fee.')).toBeDefined();
  // Each step replaces the button that was pressed.
  expect(document.activeElement?.textContent).toContain('You get NT$2,700.00 back.');
  await person.click(card.getByRole('button', { name: 'Give back 1 seat' }));

  expect(await card.findByText('1 seat given back, NT$2,700.00 refunded')).toBeDefined();
  expect(card.queryByRole('checkbox', { name: /row 1, seat 1/ })).toBeNull();
  await waitFor(() =>
    expect(document.activeElement).toBe(card.getByRole('heading', { name: 'Give tickets back' })),
  );
  const seats = within(screen.getByRole('region', { name: 'Your seats' }));
  expect(seats.getByText('NT$3,300.00')).toBeDefined();
  expect(seats.getByText('Section A, subsection 1, row 1: seat 2')).toBeDefined();
  expect(quotes).toEqual([{ seats: '1-1-1' }]);
  expect(cancellations).toEqual([{ seats: [{ subsection: 1, row: 1, seat: 1 }] }]);
});

it('does not offer a seat whose ticket has let somebody in', async () => {
  const { card } = await openGiveBack();
  const used = await card.findByRole('checkbox', { name: /row 1, seat 2.*used at the door/ });
  expect(used.hasAttribute('disabled')).toBe(true);
});

it('says why there is no quote', async () => {
  answer('get', '/orders/{user_id}/{order_id}/refund-quote', new Refusal(409, 'refund-deadline-passed'));
  const { person, card } = await openGiveBack();
  await person.click(card.getByRole('button', { name: 'What do I get back?' }));
  expect((await card.findByRole('alert')).textContent).toContain('The time to give tickets back is over.');
});
