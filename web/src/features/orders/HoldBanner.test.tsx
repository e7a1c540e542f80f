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
  act(() => sockets.at(-1)?.onmessage?.({ data: JSON.stringify({ type: 'notification', notification }) }));
  // Well before the page would ask by itself.
  await waitFor(() => expect(screen.queryByText(/^You hold 2 seats until/)).toBeNull(), { timeout: 10_000 });
});
