import { afterEach, describe, expect, it } from 'vitest';
import { forgetAllKept, keepOrder, listKept, maxKeptOrders, type KeptOrder } from '../../shared/offline/keptTickets';
import { visit } from '../../testing/render';
import { buyer, event, paid } from '../../testing/samples';
import { answer, file, Refusal, stream } from '../../testing/server';

const drawing = '<svg viewBox="0 0 49 49"><path fill="#000" d="M4 4h7v1h-7z"/></svg>';

const ticket = (state: 'VALID' | 'REFUNDED') => ({
  ticket_id: 'ticket-1', section: 'A', subsection: 1, row: 1, seat: 1, state, used_at: null, code: 'secret',
  number: '7K3M-Q9TD', awaits_answers: false,
});

const answerTickets = (orderId: string, state: 'VALID' | 'REFUNDED' = 'VALID') =>
  answer('get', '/tickets/orders/{order_id}', { order_id: orderId, event, tickets: [ticket(state)] });

const kept = (orderId: string): KeptOrder => ({
  orderId, keptAt: Date.now(), event,
  tickets: [{ ticket: ticket('VALID'), code: { viewBox: '0 0 9 9', path: 'M0 0h9' } }],
});

afterEach(() => forgetAllKept());

describe('tickets on the device', () => {
  it('are kept when somebody asks for it', async () => {
    const order = paid({});
    answer('get', '/events/{event_id}', event);
    answerTickets(order.order_id);
    file('/tickets/ticket-1/qr.svg', drawing, 'image/svg+xml', 0);
    stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [order] });
    const { screen, person } = visit(`/booking/${order.order_id}`, { user: buyer });
    await person.click(await screen.findByRole('button', { name: 'Keep on this device' }));
    await screen.findByText('The tickets are on this device.');

    const [stored] = await listKept();
    expect(stored?.orderId).toBe(order.order_id);
    expect(JSON.stringify(stored)).not.toContain('secret');
  });

  it('are shown without a network or a session', async () => {
    await keepOrder(kept('11111111-1111-1111-1111-111111111111'));
    const { screen } = visit('/my-tickets');
    await screen.findByRole('heading', { name: event.name });
    screen.getByRole('img', { name: /row 1, seat 1/i });
    screen.getByText(/7K3M-Q9TD/);
  });

  it('go when they were given back since', async () => {
    await keepOrder(kept('11111111-1111-1111-1111-111111111111'));
    answerTickets('11111111-1111-1111-1111-111111111111', 'REFUNDED');
    const { screen } = visit('/my-tickets', { user: buyer });
    await screen.findByText('No tickets are kept on this device.');
    expect(await listKept()).toEqual([]);
  });

  it('stay while nobody can be asked', async () => {
    await keepOrder(kept('11111111-1111-1111-1111-111111111111'));
    answer('get', '/tickets/orders/{order_id}', new Refusal(403, 'not-your-order'));
    const { screen } = visit('/my-tickets', { user: buyer });
    await screen.findByRole('img', { name: /row 1, seat 1/i });
    expect(await listKept()).toHaveLength(1);
  });

  it('leave with who signs out', async () => {
    await keepOrder(kept('11111111-1111-1111-1111-111111111111'));
    answerTickets('11111111-1111-1111-1111-111111111111');
    file('/tickets/ticket-1/qr.svg', drawing, 'image/svg+xml', 0);
    answer('delete', '/users/session', 'done');
    const { screen, person } = visit('/my-tickets', { user: buyer });
    await screen.findByRole('img', { name: /row 1, seat 1/i });
    await person.click(screen.getByRole('button', { name: /your account/ }));
    await person.click(screen.getByRole('button', { name: 'Sign out' }));
    await expect.poll(listKept).toEqual([]);
  });

  it('are bounded', async () => {
    for (let n = 0; n < maxKeptOrders; n++) expect(await keepOrder(kept(`order-${n}`))).toBe(true);
    expect(await keepOrder(kept('one more'))).toBe(false);
    expect(await keepOrder(kept('order-7'))).toBe(true);
  });
});
