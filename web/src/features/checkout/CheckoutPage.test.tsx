import { waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { buyer, event, hold, paid, seat } from '../../testing/samples';
import { answer, Refusal, stream, tokeniser } from '../../testing/server';

const order = hold();

/** Opens the booking's page as its buyer. */
function openBooking(shown = order) {
  const updates = stream(`/orders/${buyer.user_id}/updates`);
  updates.send('snapshot', { orders: [shown] });
  return { ...visit(`/booking/${shown.order_id}`, { user: buyer }), updates };
}

async function fillInCard({ person, screen }: ReturnType<typeof openBooking>, name: string) {
  await person.click(await screen.findByRole('button', { name }));
}

beforeEach(() => {
  answer('get', '/events/{event_id}', event);
});

describe('paying for a hold', () => {
  it('shows a decline, takes another card, and shows the tickets', async () => {
    const cards = tokeniser();
    const payments = answer(
      'post', '/orders/{order_id}/confirm', new Refusal(402, 'payment-declined', { reason: 'card-declined' }), paid(),
    );
    answer('get', '/tickets/orders/{order_id}', {
      order_id: order.order_id,
      event: { ...event, status: 'ON_SALE' },
      tickets: [{
        ...seat(1, 1), ticket_id: '7-A-1-1-1', state: 'USED', used_at: '2027-05-01T10:00:00Z', code: 'AE',
        number: '7K3M-Q9TD',
      }],
    });
    const page = openBooking();
    const { person, screen } = page;

    await fillInCard(page, 'Card that is declined');
    await person.click(screen.getByRole('button', { name: 'Pay NT$6,000.00' }));
    const decline = await screen.findByRole('alert');
    expect(decline.textContent).toContain('Your bank declined the card. Nothing was charged; try another card.');
    // The button was disabled while it paid, so the browser had dropped the focus to <body>.
    await waitFor(() => expect(document.activeElement).toBe(decline));

    await fillInCard(page, 'Card that works');
    await person.click(screen.getByRole('button', { name: 'Pay NT$6,000.00' }));
    expect(await screen.findByText('Paid. Your tickets are confirmed.')).toBeDefined();
    const tickets = within(await screen.findByRole('region', { name: 'Your tickets' }));
    expect((await tickets.findByRole('listitem')).textContent).toBe(
      'Section A, subsection 1, row 1, seat 1 UsedNumber 7K3M-Q9TD',
    );
    expect(screen.queryByRole('alert')).toBeNull();
    expect(cards).toEqual(['4000 0000 0000 0002', '4242 4242 4242 4242']);
    expect(payments).toEqual([{ payment_token: 'tok_1' }, { payment_token: 'tok_2' }]);
  });

  it('repeats a payment that the server was too busy for, with the same token', async () => {
    tokeniser();
    const payments = answer(
      'post', '/orders/{order_id}/confirm',
      new Refusal(503, 'temporarily-unavailable', { retryAfterSeconds: 0.01 }), paid(),
    );
    answer('get', '/tickets/orders/{order_id}', { order_id: order.order_id, event, tickets: [] });
    const page = openBooking();

    await fillInCard(page, 'Card that works');
    await page.person.click(page.screen.getByRole('button', { name: 'Pay NT$6,000.00' }));
    expect(await page.screen.findByText('Paid. Your tickets are confirmed.')).toBeDefined();
    expect(payments).toEqual([{ payment_token: 'tok_1' }, { payment_token: 'tok_1' }]);
  });

  it('names the field that the card lacks', async () => {
    tokeniser();
    const page = openBooking();
    const { person, screen } = page;
    await person.type(await screen.findByLabelText('Card number'), '4242 4242 4242 4242');
    await person.type(screen.getByLabelText('Expires (MM/YY)'), '13/34');
    await person.type(screen.getByLabelText('Security code'), '123');
    await person.click(screen.getByRole('button', { name: 'Pay NT$6,000.00' }));
    expect(await screen.findByText('The card has expired, or the date is not MM/YY.')).toBeDefined();
    const expiry = screen.getByLabelText('Expires (MM/YY)');
    expect(expiry.getAttribute('aria-invalid')).toBe('true');
    await waitFor(() => expect(document.activeElement).toBe(expiry));
  });
});

describe('a hold that runs out', () => {
  it('announces the end and shows what the server says', async () => {
    const ending = hold({ hold_expires_at: new Date(Date.now() + 700).toISOString() });
    answer('get', '/orders/{user_id}/{order_id}', { ...ending, status: 'CANCELLED', reason: 'hold-expired' });
    const { screen } = openBooking(ending);

    expect(await screen.findByRole('timer', { name: 'Time left to pay' })).toBeDefined();
    expect(await screen.findByText('This booking is cancelled')).toBeDefined();
    expect(
      screen.getByText('The time to pay ran out, so the seats went back on sale. Nothing was charged.'),
    ).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Pay/ })).toBeNull();
    expect(screen.getByRole('link', { name: 'Choose other seats' }).getAttribute('href')).toBe(
      '/event/7/section/A?subsection=1',
    );
  });

  it('follows the stream without a reload', async () => {
    const { screen, updates } = openBooking();
    expect(await screen.findByRole('heading', { name: 'Payment' })).toBeDefined();
    updates.send('order', { ...order, status: 'CANCELLED', reason: 'hold-expired' });
    expect(await screen.findByText('This booking is cancelled')).toBeDefined();
  });
});

it('asks once more before it cancels', async () => {
  const cancellations = answer('post', '/orders/{order_id}/cancel', { ...order, status: 'CANCELLED' });
  const { person, screen } = openBooking();
  await person.click(await screen.findByRole('button', { name: 'Cancel this booking' }));
  const question = screen.getByRole('alertdialog', { name: 'Let these seats go?' });
  expect(question.textContent).toContain('Section A, subsection 1, row 1: seats 1, 2');
  expect(question.textContent).toContain('NT$6,000.00');
  // What changes nothing has the focus, and Escape is the same.
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Keep the seats' }));
  await person.click(screen.getByRole('button', { name: 'Keep the seats' }));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel this booking' }));
  await person.click(screen.getByRole('button', { name: 'Cancel this booking' }));
  expect(cancellations).toEqual([]);
  await person.click(screen.getByRole('button', { name: 'Let them go' }));
  await screen.findByText('This booking is cancelled');
  // The form and its buttons are gone: without help the focus is on <body>.
  await waitFor(() => expect(document.activeElement?.textContent).toContain('This booking is cancelled'));
});

it('shows when and where the event is, by the venue’s clock', async () => {
  const { screen } = openBooking();
  expect(await screen.findByText(/^Sat 1 May 2027, 19:00 \(Taipei\).* · Dome$/)).toBeDefined();
});

it('says at once that a paid event is cancelled, before its refund begins', async () => {
  answer('get', '/events/{event_id}', { ...event, status: 'CANCELLED' });
  answer('get', '/tickets/orders/{order_id}', { order_id: order.order_id, event, tickets: [] });
  const { screen } = openBooking(paid());
  expect(await screen.findByText('The event is cancelled')).toBeDefined();
  expect(screen.getByText('You get the full price back. You need not do anything.')).toBeDefined();
  expect(screen.queryByText('Paid. Your tickets are confirmed.')).toBeNull();
  expect(screen.queryByRole('heading', { name: 'Give tickets back' })).toBeNull();
});

it('asks for no card when there is nothing to pay', async () => {
  const payments = answer('post', '/orders/{order_id}/confirm', paid({ total: 0 }));
  answer('get', '/tickets/orders/{order_id}', { order_id: order.order_id, event, tickets: [] });
  const { person, screen } = openBooking(hold({ total: 0 }));
  await person.click(await screen.findByRole('button', { name: 'Confirm the booking' }));
  expect(screen.queryByLabelText('Card number')).toBeNull();
  expect(await screen.findByText('Paid. Your tickets are confirmed.')).toBeDefined();
  expect(payments).toHaveLength(1);
});

it('leads from a sold-out section to the waitlist', async () => {
  const { screen } = openBooking(hold({ status: 'FAILED', reason: 'sold-out', seats: [], hold_expires_at: null }));
  const link = await screen.findByRole('link', { name: 'Go to the waitlist' });
  expect(link.getAttribute('href')).toBe('/event/7?waitlist=A');
});

it('leads from seats that somebody else got to the nearest ones on the map', async () => {
  const { screen } = openBooking(hold({
    status: 'FAILED', reason: 'seat-taken', seats: [], lost_seats: [seat(1, 2)], hold_expires_at: null,
  }));
  const link = await screen.findByRole('link', { name: 'See the nearest seats' });
  expect(link.getAttribute('href')).toBe('/event/7/map?section=A&lost=1-1-2&size=2');
});

it('says before the payment that the hold has fewer seats than requested', async () => {
  const partial = hold({ seats: [seat(1, 1)], lost_seats: [seat(1, 2)], quantity: 2, total: 300_000 });
  const { screen } = openBooking(partial);
  expect(await screen.findByText('We could hold 1 of the 2 seats you asked for.')).toBeDefined();
  expect(screen.getByText('Taken by someone else: row 1, seat 2.')).toBeDefined();
});

it('calls a lost seat what the map calls it', async () => {
  const lost = { ...seat(1, 2), name: { kind: 'tables' as const, block: null, row: 'T2', seat: '4' } };
  const { screen } = openBooking(hold({ seats: [seat(1, 1)], lost_seats: [lost], quantity: 2, total: 300_000 }));
  expect(await screen.findByText('Taken by someone else: table T2, seat 4.')).toBeDefined();
});
