import { act, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { visit } from '../../testing/render';
import { buyer, event, hold, seat } from '../../testing/samples';
import { answer, stream } from '../../testing/server';

beforeEach(() => {
  answer('get', '/events/{event_id}', { ...event, hold_extension_seconds: 120 });
});

const banner = async (screen: ReturnType<typeof visit>['screen']) =>
  within(await screen.findByRole('complementary', { name: 'Seats held for you' }));

it('goes away as soon as a notification says that the hold is paid', async () => {
  const sockets: FakeSocket[] = [];
  class FakeSocket {
    static readonly OPEN = 1;
    onmessage?: (event: { data: string }) => void;
    constructor() {
      sockets.push(this);
    }
    close() {}
    send() {}
  }
  vi.stubGlobal('WebSocket', FakeSocket);
  answer('get', '/orders/{user_id}', { orders: [hold()], next: null }, { orders: [], next: null });
  const { screen } = visit('/', { user: buyer });
  expect(await screen.findByText('2 seats held for you: Aurora Tour')).toBeDefined();
  await waitFor(() => expect(sockets.at(-1)?.onmessage).toBeDefined());

  const notification = {
    notification_id: 'n1', kind: 'booking_confirmed', event_id: 7, event_name: 'Aurora Tour', order_id: hold().order_id,
    created_at: '2026-11-29T08:00:00Z', read: false, detail: { amount_minor: 600_000, currency: 'TWD' },
  };
  act(() => sockets.at(-1)?.onmessage?.({ data: JSON.stringify({ type: 'notification', notification }) }));
  // Well before the page would ask by itself.
  await waitFor(() => expect(screen.queryByText('2 seats held for you: Aurora Tour')).toBeNull(), { timeout: 10_000 });
});

it('leads to the payment, gives more time, and lets go only after a question that names what is lost', async () => {
  const order = hold();
  answer('get', '/orders/{user_id}', { orders: [order], next: null });
  answer('post', '/orders/{order_id}/extend', { ...order, extended: true });
  const gone = answer('post', '/orders/{order_id}/cancel', { ...order, status: 'CANCELLED' });
  const { person, screen } = visit('/find', { user: buyer });
  const held = await banner(screen);
  expect(held.getByRole('timer', { name: 'Time left to pay' }).textContent).toMatch(/^14:5\d$/);
  expect(held.getByRole('link', { name: 'Continue to payment' })).toHaveProperty(
    'pathname', `/booking/${order.order_id}`);
  await person.click(await held.findByRole('button', { name: /^\+2 min, once/ }));
  await waitFor(() => expect(held.queryByRole('button', { name: /more time/ })).toBeNull());

  const letGo = held.getByRole('button', { name: 'Let go of 2 seats: Aurora Tour' });
  await person.click(letGo);
  const question = within(screen.getByRole('alertdialog', { name: 'Let these seats go?' }));
  expect(question.getByText('Section A, subsection 1, row 1: seats 1, 2')).toBeDefined();
  await person.click(question.getByRole('button', { name: 'Keep the seats' }));
  expect(document.activeElement).toBe(letGo);
  expect(gone).toEqual([]);

  await person.click(letGo);
  await person.click(screen.getByRole('button', { name: 'Let them go' }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(await screen.findByText('The seats are on sale again. Nothing was charged.')).toBeDefined();
  expect(screen.queryByRole('complementary')).toBeNull();
  // Its button is gone: without help the focus is on <body>.
  expect(document.activeElement).not.toBe(document.body);
});

it('says the last minute once, politely, and also where a hold has no more than that', async () => {
  const soon = hold({ hold_expires_at: new Date(Date.now() + 30_000).toISOString() });
  answer('get', '/orders/{user_id}', { orders: [soon], next: null });
  const { screen } = visit('/find', { user: buyer });
  const said = await screen.findByText(/^\d+ seconds left to pay for your seats\.$/);
  const first = said.textContent;
  expect(said.getAttribute('role')).toBe('status');
  const { textContent: time } = screen.getByRole('timer');
  await waitFor(() => expect(screen.getByRole('timer').textContent).not.toBe(time));
  expect(said.textContent).toBe(first);
});

it('says that a hold has run out, and leads to other seats', async () => {
  const soon = hold({ hold_expires_at: new Date(Date.now() + 1_500).toISOString() });
  answer('get', '/orders/{user_id}', { orders: [soon], next: null });
  answer('get', '/orders/{user_id}/{order_id}', { ...soon, status: 'CANCELLED', reason: 'hold-expired' });
  const { person, screen } = visit('/accessibility', { user: buyer });
  expect(await screen.findByText(/^2 seats held for you/)).toBeDefined();
  const lapsed = 'The time to pay for your 2 seats has run out.';
  expect(await screen.findByText(lapsed, {}, { timeout: 10_000 })).toBeDefined();
  expect(screen.queryByText(/^2 seats held for you/)).toBeNull();
  const again = screen.getByRole('link', { name: 'Choose other seats' });
  expect(again.getAttribute('href')).toMatch(/^\/event\/7\/section\/A/);
  await person.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByText(lapsed)).toBeNull();
});

it('shows the hold that ends first, and that there are more', async () => {
  const later = hold({ order_id: '0197a000-0000-7000-8000-0000000000ff', event_id: 8 });
  const sooner = hold({ hold_expires_at: new Date(Date.now() + 300_000).toISOString(), seats: [seat(1, 1)] });
  answer('get', '/orders/{user_id}', { orders: [later, sooner], next: null });
  const { screen } = visit('/find', { user: buyer });
  const held = await banner(screen);
  expect(await held.findByText('1 seat held for you: Aurora Tour')).toBeDefined();
  expect(held.getByRole('link', { name: 'and another booking' })).toHaveProperty('pathname', '/my-bookings');
});

it('is the clock of the booking’s own page, which has the buttons itself', async () => {
  const order = hold();
  answer('get', '/orders/{user_id}', { orders: [order], next: null });
  stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [order] });
  const { screen } = visit(`/booking/${order.order_id}`, { user: buyer });
  const held = await banner(screen);
  expect(held.queryAllByRole('button')).toEqual([]);
  expect(screen.getAllByRole('timer')).toHaveLength(1);
});

describe('ordering other seats of an event while some are held', () => {
  const other = hold({ order_id: '0197a000-0000-7000-8000-0000000000ff', seats: [seat(2, 1), seat(2, 2)] });
  async function holdAnother(created = other) {
    const first = hold();
    answer('get', '/orders/{user_id}', { orders: [first], next: null });
    answer('get', '/api/seat_reservation/{event_id}/sections/{section}', {
      section: 'A', price: 300_000, subsections: [{ subsection: 1, total: 8, available: 6, reserved: 2, sold: 0 }],
    });
    answer('get', '/api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection}/seats', {
      section: 'A', subsection: 1, seats_per_row: 4, price: 300_000, currency: 'TWD', seq: 10, rows: ['1100', '0000'],
    });
    stream('/api/seat_reservation/7/changes').send('snapshot', {
      seq: 10, subsections: [{ section: 'A', subsection: 1, total: 8, available: 6, reserved: 2, sold: 0 }],
    });
    stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [created, first] });
    const orders = answer('post', '/orders/create', { ...created, status: 'PROCESSING' });
    const gone = answer('post', '/orders/{order_id}/cancel', { ...first, status: 'CANCELLED' });
    const page = visit('/event/7/section/A', { user: buyer });
    await banner(page.screen);
    await page.person.click(await page.screen.findByRole('button', { name: 'Hold the best 2 seats' }));
    const question = within(await page.screen.findByRole('alertdialog', { name: 'You hold seats here already' }));
    expect(question.getByText('Section A, subsection 1, row 1: seats 1, 2')).toBeDefined();
    return { ...page, question, orders, gone };
  }

  it('asks first, and does nothing when the buyer goes back', async () => {
    const { person, question, orders } = await holdAnother();
    await person.click(question.getByRole('button', { name: 'Back to my choice' }));
    expect(orders).toEqual([]);
  });

  it('keeps both when the buyer wants both', async () => {
    const { person, screen, question, orders, gone } = await holdAnother();
    await person.click(question.getByRole('button', { name: 'Hold both' }));
    expect(await screen.findByRole('heading', { name: 'Payment' })).toBeDefined();
    expect(orders).toHaveLength(1);
    expect(gone).toEqual([]);
  });

  it('lets the first go once the others are held', async () => {
    const { person, screen, question, gone } = await holdAnother();
    await person.click(question.getByRole('button', { name: 'Exchange them' }));
    expect(await screen.findByText('Your earlier seats were let go.')).toBeDefined();
    expect(gone).toHaveLength(1);
  });

  it('keeps the first when not all of the others were held', async () => {
    const fewer = { ...other, seats: [seat(2, 1)], lost_seats: [seat(2, 2)] };
    const { person, screen, question, gone } = await holdAnother(fewer);
    await person.click(question.getByRole('button', { name: 'Exchange them' }));
    expect(await screen.findByText(/your earlier ones are still held/)).toBeDefined();
    expect(gone).toEqual([]);
  });
});
