import { act, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { visit } from '../../testing/render';
import { buyer, hold } from '../../testing/samples';
import { answer } from '../../testing/server';

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
  expect(await screen.findByText(/^You hold 2 seats until/)).toBeDefined();

  const notification = {
    notification_id: 'n1', kind: 'booking_confirmed', event_id: 7, event_name: 'Aurora Tour', order_id: hold().order_id,
    created_at: '2026-11-29T08:00:00Z', read: false, detail: { amount_minor: 600_000, currency: 'TWD' },
  };
  await waitFor(() => expect(sockets.at(-1)?.onmessage).toBeDefined());
  act(() => sockets.at(-1)?.onmessage?.({ data: JSON.stringify({ type: 'notification', notification }) }));
  // Well before the page would ask by itself.
  await waitFor(() => expect(screen.queryByText(/^You hold 2 seats until/)).toBeNull(), { timeout: 10_000 });
});

it('says that a hold has run out, and leads to other seats', async () => {
  const soon = hold({ hold_expires_at: new Date(Date.now() + 1_500).toISOString() });
  answer('get', '/orders/{user_id}', { orders: [soon], next: null });
  const { person, screen } = visit('/accessibility', { user: buyer });
  expect(await screen.findByText(/^You hold 2 seats until/)).toBeDefined();
  expect(await screen.findByText('The time to pay for your 2 seats has run out.', {}, { timeout: 10_000 })).toBeDefined();
  expect(screen.queryByText(/^You hold 2 seats until/)).toBeNull();
  const again = screen.getByRole('link', { name: 'Choose other seats' });
  expect(again.getAttribute('href')).toMatch(/^\/event\/7\/section\/A/);
  await person.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByText(/has run out/)).toBeNull();
});
