import { describe, expect, it, vi } from 'vitest';
import { maxRetries } from '../../shared/api/retry';
import { visit } from '../../testing/render';
import { buyer, event, paid } from '../../testing/samples';
import { answer, file, stream } from '../../testing/server';

const drawing = '<svg viewBox="0 0 49 49"><path fill="#000" d="M4 4h7v1h-7z"/></svg>';

function paidOrder() {
  const order = paid({});
  answer('get', '/events/{event_id}', event);
  answer('get', '/tickets/orders/{order_id}', {
    order_id: order.order_id,
    event,
    tickets: [
      {
        ticket_id: 'ticket-1', section: 'A', subsection: 1, row: 1, seat: 1, state: 'VALID', used_at: null, code: null,
        number: '7K3M-Q9TD',
      },
    ],
  });
  stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [order] });
  return `/booking/${order.order_id}`;
}

describe('a server that is too busy', () => {
  it('is asked again for the code of a ticket', async () => {
    const asked = file('/tickets/ticket-1/qr.svg', drawing, 'image/svg+xml', 2);
    const { screen } = visit(paidOrder(), { user: buyer });
    await screen.findByRole('img', { name: /row 1, seat 1/i });
    expect(asked()).toBe(3);
  });

  it('is asked once more by a person after the page has given up', async () => {
    const asked = file('/tickets/ticket-1/qr.svg', drawing, 'image/svg+xml', maxRetries + 1);
    const { screen, person } = visit(paidOrder(), { user: buyer });
    await person.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByRole('img', { name: /row 1, seat 1/i });
    expect(asked()).toBe(maxRetries + 2);
  });

  it('is asked again for the PDF', async () => {
    file('/tickets/ticket-1/qr.svg', drawing, 'image/svg+xml', 0);
    const made = vi.fn(() => 'blob:made');
    Object.assign(URL, { createObjectURL: made, revokeObjectURL: () => {} });
    // jsdom cannot save a file.
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    const route = paidOrder();
    const asked = file(`/tickets/orders/${route.split('/').at(-1)}/pdf`, '%PDF', 'application/pdf', 2);
    const { screen, person } = visit(route, { user: buyer });
    await person.click(await screen.findByRole('button', { name: /PDF/ }));
    await vi.waitFor(() => expect(made).toHaveBeenCalledTimes(1), { timeout: 60_000 });
    expect(asked()).toBe(3);
  });
});

describe('the wallets of phones', () => {
  it('are offered where the shop has keys for them, and a pass is saved', async () => {
    file('/tickets/ticket-1/qr.svg', drawing, 'image/svg+xml', 0);
    const made = vi.fn(() => 'blob:made');
    Object.assign(URL, { createObjectURL: made, revokeObjectURL: () => {} });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    answer('get', '/tickets/orders/{order_id}/wallets', { apple: true, google: true });
    const route = paidOrder();
    file(`/tickets/orders/${route.split('/').at(-1)}/apple.pkpasses`, 'PK', 'application/vnd.apple.pkpasses', 0);
    const { screen, person } = visit(route, { user: buyer });
    await screen.findByRole('button', { name: /Google Wallet: .*1/ });
    await person.click(screen.getByRole('button', { name: 'Add to Apple Wallet' }));
    await vi.waitFor(() => expect(made).toHaveBeenCalledTimes(1));
  });

  it('are not mentioned where it has none', async () => {
    file('/tickets/ticket-1/qr.svg', drawing, 'image/svg+xml', 0);
    const { screen } = visit(paidOrder(), { user: buyer });
    await screen.findByRole('button', { name: /PDF/ });
    expect(screen.queryByRole('button', { name: /Wallet/ })).toBeNull();
  });
});
