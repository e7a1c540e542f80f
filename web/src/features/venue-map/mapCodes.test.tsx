import { waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { visit } from '../../testing/render';
import { buyer, event, hold } from '../../testing/samples';
import { answer, Refusal, stream } from '../../testing/server';
import type { EventDetail, User } from '../../shared/api/types';

/** Two sections like that of the sample. */
const twoSections: EventDetail = {
  ...event, sections: ['A', 'B'].flatMap((name) => event.sections.map((section) => ({ ...section, name }))),
};

beforeEach(() => {
  // jsdom has no canvas: the page works by its list, as it does for somebody who uses no map.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  answer('get', '/events/{event_id}', twoSections);
  answer('get', '/api/seat_reservation/{event_id}/sections', {
    event_id: 7, currency: 'TWD',
    sections: ['A', 'B'].map((section) => ({ section, price: 300_000, total: 8, available: 8 })),
  });
  answer('get', '/api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection}/seats', {
    section: 'A', subsection: 1, seats_per_row: 4, price: 300_000, currency: 'TWD', seq: 10, rows: ['0000', '0000'],
  });
  stream('/api/seat_reservation/7/changes').send('snapshot', {
    seq: 10,
    subsections: ['A', 'B'].map((section) => (
      { section, subsection: 1, total: 8, available: 8, reserved: 0, sold: 0 })),
  });
});

async function openList(user?: User, path = '/event/7/map') {
  const page = visit(path, user && { user });
  await page.person.click(await page.screen.findByRole('button', { name: 'Choose from a list' }));
  return page;
}

describe('a code in the basket', () => {
  const preview = (quantity: number) => ({
    code: 'SUMMER', kind: 'percent', section: 'A', quantity, price: 300_000 * quantity, discount: 60_000 * quantity,
    total: 240_000 * quantity, currency: 'TWD',
  });

  it('takes off at once, follows the choice, and goes with the order', async () => {
    answer('post', '/orders/code-look-up', { code: 'SUMMER', kind: 'percent', sections: null, seats: null });
    answer('post', '/orders/code-preview', (body) => preview((body as { seats: unknown[] }).seats.length));
    const orders = answer('post', '/orders/create', hold());
    stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [] });
    const { person, screen } = await openList(buyer);
    // It can be typed before anything is chosen.
    await person.click(screen.getByRole('button', { name: 'I have a code' }));
    await person.type(screen.getByLabelText('Code'), 'summer{Enter}');
    expect(await screen.findByText(/Choose seats, and you see what it takes off/)).toBeDefined();

    await person.click(await screen.findByRole('option', { name: /^Row 1, seat 1, available/ }));
    expect(await screen.findByText(/NT\$1,200.00 off: 2 seats for NT\$4,800.00/)).toBeDefined();
    expect(screen.getByText('NT$4,800.00').tagName).toBe('STRONG');
    await person.click(screen.getByRole('button', { name: 'Let go of row 1, seat 2' }));
    expect(await screen.findByText(/NT\$600.00 off: 1 seat for NT\$2,400.00/)).toBeDefined();
    await person.click(screen.getByRole('button', { name: 'Hold 1 seat' }));
    await screen.findByRole('heading', { name: 'Your booking' });
    expect(orders).toMatchObject([{ code: 'summer', expected_price: 300_000 }]);
  });

  it('says beside the field why it does not count for these seats', async () => {
    answer('post', '/orders/code-look-up', { code: 'FANS', kind: 'percent', sections: ['B'], seats: null });
    answer('post', '/orders/code-preview', new Refusal(422, 'code-other-section'));
    const { person, screen } = await openList(buyer);
    await person.click(await screen.findByRole('option', { name: /^Row 1, seat 1, available/ }));
    await person.click(screen.getByRole('button', { name: 'I have a code' }));
    const field = screen.getByLabelText('Code');
    await person.type(field, 'fans{Enter}');
    await waitFor(() => expect(screen.getByLabelText('Code').getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getAllByText('This code counts for other sections.')).toHaveLength(2);
    expect(screen.getByText('NT$6,000.00').tagName).toBe('STRONG');
  });

  it('keeps a visitor’s code until after signing in', async () => {
    const { person, screen } = await openList();
    await person.click(screen.getByRole('button', { name: 'I have a code' }));
    await person.type(screen.getByLabelText('Code'), 'summer{Enter}');
    expect(await screen.findByRole('link', { name: /Sign in to see what it does/ })).toBeDefined();
    expect(JSON.parse(sessionStorage.getItem('ticketing.map.7') ?? '{}')).toMatchObject({ code: 'summer' });
  });

  it('opens the seats that are kept for it, and no others', async () => {
    answer('get', '/api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection}/seats', {
      section: 'A', subsection: 1, seats_per_row: 4, price: 300_000, currency: 'TWD', seq: 10, rows: ['0000', '0110'],
    });
    answer('post', '/orders/code-look-up', {
      code: 'sponsor', kind: 'allotment', sections: ['A'],
      seats: [{ subsection: 1, row: 2, seat: 2 }, { subsection: 1, row: 2, seat: 3 }],
    });
    const orders = answer('post', '/orders/create', hold());
    stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [] });
    const { person, screen } = await openList(buyer);
    await person.click(await screen.findByRole('option', { name: /^Row 1, seat 1, available/ }));
    await person.click(screen.getByRole('button', { name: 'I have a code' }));
    await person.type(screen.getByLabelText('Code'), 'sponsor{Enter}');
    expect(await screen.findByText(/keeps 2 seats in section A/)).toBeDefined();
    // What was picked among the others is let go, and nobody is said to have taken it.
    expect(screen.queryByRole('button', { name: /^Hold/ })).toBeNull();
    expect(screen.queryByText(/Somebody else was faster/)).toBeNull();

    await person.selectOptions(screen.getByLabelText('Row'), screen.getByRole('option', { name: /^2 · 2 free/ }));
    await person.click(await screen.findByRole('option', { name: /^Row 2, seat 2, available/ }));
    await person.click(screen.getByRole('button', { name: 'Hold 2 seats' }));
    await screen.findByRole('heading', { name: 'Your booking' });
    expect(orders).toMatchObject([{
      allotment_code: 'sponsor', seats: [{ subsection: 1, row: 2, seat: 2 }, { subsection: 1, row: 2, seat: 3 }],
    }]);
  });
});
