import { within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { visit } from '../../testing/render';
import { buyer, event, paid, seller } from '../../testing/samples';
import { answer, Refusal, stream } from '../../testing/server';

const order = paid();

const invoice = {
  invoice_id: '0190a1b2-0000-7000-8000-000000000001', kind: 'INVOICE' as const, number: 'INV-2026-000042',
  refers_to: null, order_id: order.order_id, total: 600_000, tax: 95_798, tax_basis_points: 1900,
  currency: 'TWD', recipient_name: null, is_correction: false, issued_at: '2026-11-20T10:00:00Z',
};

const settlement = {
  event_id: event.event_id, event_name: event.name, at: '2026-11-20T10:00:00Z',
  currencies: [
    {
      currency: 'TWD', orders: 3, tickets_sold: 6, tickets_refunded: 1, captured: 1_800_000, refunded: 270_000,
      fees_kept: 30_000, open_refunds: 0, invoiced: 1_530_000, tax: 244_286, payout: 1_530_000,
      payments: [{ type: 'PAYMENT' as const, kind: 'order', provider: 'sandbox', count: 3, amount: 1_800_000 }],
    },
  ],
};

/** What an event's page asks for besides. */
function openEvent() {
  answer('get', '/events/{event_id}', event);
  answer('get', '/api/seat_reservation/{event_id}/sections', { event_id: 7, currency: 'TWD', sections: [] });
  answer('get', '/events/{event_id}/door-staff', { staff: [], next: null });
  answer('get', '/events/{event_id}/door-invitations', { invitations: [] });
  answer('get', '/events/{event_id}/orders', { orders: [], next: null });
  stream('/api/seat_reservation/7/changes');
}

it('finds orders by a name, and says when it finds none', async () => {
  openEvent();
  const asked = answer(
    'post', '/events/{event_id}/orders/search',
    { orders: [{ order, buyer_name: 'Ada Lovelace', buyer_email: 'ada@example.org' }], next: null },
    new Refusal(422, 'search-too-broad'),
  );
  const { person, screen } = visit(`/organiser/event/${event.event_id}`, { user: seller });
  const search = await screen.findByRole('search');
  await person.type(within(search).getByLabelText(/Name, e-mail/), 'Ada');
  await person.click(within(search).getByRole('button', { name: 'Find' }));

  expect(await screen.findByRole('heading', { name: 'Ada Lovelace' })).toBeDefined();
  expect(screen.getByText('1 order found.')).toBeDefined();
  await person.click(within(search).getByRole('button', { name: 'Find' }));
  expect(await screen.findByText(/Type more of it/)).toBeDefined();
  expect(asked[0]).toEqual({ query: 'Ada' });
});

it('shows what an event brought, its invoices and its exports', async () => {
  openEvent();
  answer('get', '/events/{event_id}/orders/settlement', settlement);
  answer('get', '/events/{event_id}/orders/invoices', { invoices: [invoice], next: null });
  const { person, screen } = visit(`/organiser/event/${event.event_id}`, { user: seller });
  expect(await screen.findByRole('button', { name: 'Attendees and check-ins as XLSX' })).toBeDefined();
  expect(screen.queryByText('Payout')).toBeNull();
  await person.click(screen.getByText('What the event brought, and its invoices'));

  const payout = await screen.findByRole('row', { name: /Payout/ });
  expect(payout.textContent).toContain('15,300');
  expect(await screen.findByText('Invoice INV-2026-000042')).toBeDefined();
});

it('saves what stands on invoices', async () => {
  answer('get', '/users/team', { seller_id: seller.user_id, members: [], invitations: [] });
  answer('get', '/users/api-keys', { keys: [], scopes: [] });
  answer('get', '/users/team/audit-log', { entries: [], next: null });
  const saved = answer('put', '/sellers/me/invoicing', {
    legal_name: 'Aurora GmbH', address: '1 Light Road', tax_number: null, tax_basis_points: 1950,
    updated_at: '2026-11-20T10:00:00Z',
  });
  const { person, screen } = visit('/organiser/team', { user: seller });
  expect(await screen.findByText(/Nothing is invoiced yet/)).toBeDefined();
  await person.type(screen.getByLabelText('Legal name'), 'Aurora GmbH');
  await person.type(screen.getByLabelText('Address'), '1 Light Road');
  await person.clear(screen.getByLabelText('Tax in your prices, %'));
  await person.type(screen.getByLabelText('Tax in your prices, %'), '19.5');
  await person.click(screen.getByRole('button', { name: 'Save' }));

  await vi.waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]).toEqual({
    legal_name: 'Aurora GmbH', address: '1 Light Road', tax_number: null, tax_basis_points: 1950,
  });
  await vi.waitFor(() => expect(screen.queryByText(/Nothing is invoiced yet/)).toBeNull());
});

it('lists the invoices of a paid booking and makes them out to a company', async () => {
  stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [order] });
  answer('get', '/events/{event_id}', event);
  answer('get', '/orders/{user_id}/{order_id}/invoices', {
    invoices: [invoice], recipient: null, seller_invoices: true,
  });
  const made = answer('put', '/orders/{user_id}/{order_id}/invoice-recipient', {
    invoices: [invoice, { ...invoice, invoice_id: 'b', number: 'INV-2026-000043', recipient_name: 'ACME Ltd' }],
    recipient: { name: 'ACME Ltd', address: '2 Road', tax_number: null }, seller_invoices: true,
  });
  const { person, screen } = visit('/my-bookings', { user: buyer });
  await person.click(await screen.findByText('Invoices'));
  expect(await screen.findByRole('button', { name: 'Load INV-2026-000042' })).toBeDefined();
  await person.type(screen.getByLabelText('Name or company'), 'ACME Ltd');
  await person.type(screen.getByLabelText('Address'), '2 Road');
  expect(screen.getByText(/cancels it by a credit note/)).toBeDefined();
  await person.click(screen.getByRole('button', { name: 'Cancel the invoice and issue a new one' }));

  expect(await screen.findByText('The invoice is made out to:')).toBeDefined();
  expect(screen.getAllByText(/ACME Ltd/)).toHaveLength(2);
  expect(made[0]).toEqual({ name: 'ACME Ltd', address: '2 Road', tax_number: null });
});
