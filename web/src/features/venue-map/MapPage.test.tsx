import { waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { visit } from '../../testing/render';
import { buyer, event, hold } from '../../testing/samples';
import { answer, Refusal, stream } from '../../testing/server';
import type { EventDetail, User } from '../../shared/api/types';

let changes: ReturnType<typeof stream>;

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
  changes = stream('/api/seat_reservation/7/changes');
  changes.send('snapshot', {
    seq: 10,
    subsections: ['A', 'B'].map((section) => (
      { section, subsection: 1, total: 8, available: 8, reserved: 0, sold: 0 })),
  });
});

const takeByOther = (...taken: number[]) => changes.send('change', {
  seq: 11,
  subsections: [{
    section: 'A', subsection: 1, available: 8 - taken.length, reserved: taken.length, sold: 0,
    seats: taken.map((seat) => [1, seat, 1]),
  }],
});

async function openList(user?: User, path = '/event/7/map') {
  const page = visit(path, user && { user });
  await page.person.click(await page.screen.findByRole('button', { name: 'Choose from a list' }));
  return page;
}

describe('choosing from the list', () => {
  it('picks the party, shows what it costs in the end, and holds all of it or nothing', async () => {
    const orders = answer('post', '/orders/create', hold({ mode: 'manual' }));
    stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [] });
    const { person, screen } = await openList(buyer);

    await person.click(await screen.findByRole('option', { name: 'Row 1, seat 1, available, NT$3,000.00' }));
    expect(screen.getByRole('option', { name: 'Row 1, seat 2, selected, NT$3,000.00' })).toBeDefined();
    expect(screen.getByText('NT$6,000.00')).toBeDefined();
    expect(screen.getByText('All fees included')).toBeDefined();
    await person.click(screen.getByRole('button', { name: 'Hold 2 seats' }));

    expect(await screen.findByRole('heading', { name: 'Your booking' })).toBeDefined();
    expect(orders).toEqual([
      {
        event_id: 7, section: 'A', all_or_nothing: true, mode: 'manual', expected_price: 300_000,
        seats: [{ subsection: 1, row: 1, seat: 1 }, { subsection: 1, row: 1, seat: 2 }],
      },
    ]);
  });

  it('is one tab stop with arrows, Home and End', async () => {
    const { person, screen } = await openList();
    const first = await screen.findByRole('option', { name: /^Row 1, seat 1, available/ });
    first.focus();
    await person.keyboard('{End}');
    expect(document.activeElement?.getAttribute('aria-label')).toContain('Row 1, seat 4');
    await person.keyboard('{ArrowLeft}{Enter}');
    expect(screen.getByRole('option', { name: /^Row 1, seat 3, selected/ })).toBeDefined();
    expect(screen.getAllByRole('option', { name: /^Row/ }).filter((seat) => seat.tabIndex === 0)).toHaveLength(1);
  });

  it('has the filters of the map', async () => {
    const { person, screen } = await openList();
    await screen.findByRole('option', { name: /^Row 1, seat 1, available/ });
    takeByOther(2);
    await waitFor(() => expect(screen.getByRole('option', { name: /^Row 1, seat 2, held/ })).toBeDefined());
    await person.click(screen.getByText('Filters'));
    await person.click(screen.getByLabelText('Hide taken seats'));
    expect(screen.queryByRole('option', { name: /^Row 1, seat 2/ })).toBeNull();
    // Nobody sits beside the first seat of the row any more.
    await person.click(screen.getByLabelText('Only seats together'));
    expect(screen.queryByRole('option', { name: /^Row 1, seat 1/ })).toBeNull();
    expect(screen.getByRole('option', { name: /^Row 1, seat 3, available/ })).toBeDefined();
  });

  it('chooses for somebody: the best seats, and says that a visitor’s choice survives signing in', async () => {
    const { person, screen } = await openList();
    await screen.findByRole('option', { name: /^Row 1, seat 1/ });
    await person.click(screen.getByRole('button', { name: 'Choose for me' }));
    expect(await screen.findByText('row 1, seat 1')).toBeDefined();
    await person.click(screen.getByRole('button', { name: 'Hold 2 seats' }));
    expect(await screen.findByRole('button', { name: 'Sign in' })).toBeDefined();
    expect(JSON.parse(sessionStorage.getItem('ticketing.draft.7.A') ?? '{}')).toMatchObject({
      picked: [{ subsection: 1, row: 1, seat: 1 }, { subsection: 1, row: 1, seat: 2 }], partySize: 2,
    });
  });
});

it('holds a count in an area', async () => {
  answer('get', '/events/{event_id}', {
    ...twoSections,
    sections: twoSections.sections.map((section) => section.name === 'A' ? section : {
      ...section, subsections: section.subsections.map((sub) => ({ ...sub, kind: 'area' as const, label: 'Floor' })),
    }),
  });
  const orders = answer('post', '/orders/create', hold());
  stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [] });
  const { person, screen } = await openList(buyer);
  await person.selectOptions(await screen.findByLabelText('Section'), 'B');
  await person.click(screen.getByRole('button', { name: 'Choose 2 tickets here' }));
  expect(screen.getByText(/2 tickets for Floor/)).toBeDefined();
  await person.click(screen.getByRole('button', { name: 'Hold 2 tickets' }));
  await screen.findByRole('heading', { name: 'Your booking' });
  expect(orders).toEqual([{
    event_id: 7, section: 'B', all_or_nothing: true, mode: 'best_available', quantity: 2, subsection: 1,
    expected_price: 300_000,
  }]);
});

it('shows what each kind of buyer pays for the picked seats, and orders them so', async () => {
  const prices = (adult: number, child: number) =>
    [{ kind: 'adult', price: adult, fee: 0 }, { kind: 'child', price: child, fee: 0 }];
  answer('get', '/events/{event_id}', { ...twoSections, has_pricing: true });
  answer('get', '/events/{event_id}/pricing', {
    event_id: 7, edition: 1, currency: 'TWD', sections: [{ section: 'A', price: 100_000 }],
    categories: [{ category: 'Best', price: 300_000 }], kinds: [{ name: 'adult' }, { name: 'child', percent: 50 }],
    fee: { amount: 0, percent: 0 }, tax_percent: 5, keeps_fees: false, early_birds: [],
    shown: [
      { section: 'A', category: 'Best', prices: prices(300_000, 150_000) },
      { section: 'A', category: null, prices: prices(100_000, 50_000) },
      { section: 'B', category: null, prices: prices(100_000, 50_000) },
    ],
    seats: [{ section: 'A', subsection: 1, category: 'Best', from_row: 1, to_row: 1, from_seat: 1, to_seat: 4 }],
  });
  const orders = answer('post', '/orders/create', hold());
  stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [] });
  const { person, screen } = await openList(buyer);
  await person.selectOptions(await screen.findByLabelText('adult'), '1');
  await person.selectOptions(screen.getByLabelText('child'), '1');
  await person.click(await screen.findByRole('option', { name: 'Row 1, seat 1, available, NT$3,000.00' }));
  expect(screen.getByText('1 × NT$3,000.00, adult')).toBeDefined();
  expect(screen.getByText('1 × NT$1,500.00, child')).toBeDefined();
  expect(screen.getByText('NT$4,500.00')).toBeDefined();
  expect(await screen.findByRole('button', { name: 'NT$1,000.00 · 12 left' })).toBeDefined();
  await person.click(screen.getByRole('button', { name: 'Hold 2 seats' }));
  await screen.findByRole('heading', { name: 'Your booking' });
  expect(orders).toMatchObject([{ expected_price: 300_000, seats: [{ kind: 'adult' }, { kind: 'child' }] }]);
});

it('suggests seats with the reason', async () => {
  const { person, screen } = visit('/event/7/map');
  await person.click(await screen.findByRole('button', { name: 'Suggest 2 seats' }));
  await person.click(
    await screen.findByRole('button', { name: /NT\$3,000.00.*Section A.*row 1, near the centre, together/ }));
  expect(screen.getByText('row 1, seat 1')).toBeDefined();
});

describe('a seat that somebody else gets first', () => {
  it('is told at once, with the nearest of the same price by one press', async () => {
    const { person, screen } = await openList(buyer);
    await person.click(await screen.findByRole('option', { name: /^Row 1, seat 1, available/ }));
    takeByOther(2);
    const notice = await screen.findByRole('alert');
    expect(notice.textContent).toContain('Somebody else was faster: row 1, seat 2.');
    expect(await screen.findByText(/Nearest at the same price: section A, row 2, seats 1, 2/)).toBeDefined();
    await person.click(screen.getByRole('button', { name: 'Take these 2 seats' }));
    expect(screen.getByText('row 2, seat 1')).toBeDefined();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is not offered any more once it is gone too', async () => {
    const { person, screen } = await openList(buyer);
    await person.click(await screen.findByRole('option', { name: /^Row 1, seat 1, available/ }));
    takeByOther(2);
    await screen.findByText(/section A, row 2, seats 1, 2/);
    changes.send('change', {
      seq: 12,
      subsections: [{ section: 'A', subsection: 1, available: 6, reserved: 2, sold: 0, seats: [[2, 1, 1]] }],
    });
    expect(await screen.findByText(/section A, row 1, seats 3, 4/)).toBeDefined();
  });

  it('is told after an order that did not get it, which leads back to the map', async () => {
    answer('get', '/api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection}/seats', {
      section: 'A', subsection: 1, seats_per_row: 4, price: 300_000, currency: 'TWD', seq: 10, rows: ['1100', '0000'],
    });
    const { person, screen } = await openList(buyer, '/event/7/map?section=A&lost=1-1-1,1-1-2&size=2');
    expect(await screen.findByText(/Somebody else was faster: row 1, seat 1; row 1, seat 2\./)).toBeDefined();
    await person.click(await screen.findByRole('button', { name: 'Take these 2 seats' }));
    expect(await screen.findByRole('button', { name: 'Hold 2 seats' })).toBeDefined();
  });
});

it('warns of a single seat left over, and moves over by one press', async () => {
  const { person, screen } = await openList(buyer);
  await person.click(await screen.findByRole('button', { name: 'One ticket fewer' }));
  await person.click(await screen.findByRole('option', { name: /^Row 1, seat 2, available/ }));
  expect(await screen.findByText(/leaves a single seat: row 1, seat 1/)).toBeDefined();
  await person.click(screen.getByRole('button', { name: /^Take row 1, seat .* instead$/ }));
  await waitFor(() => expect(screen.queryByText(/leaves a single seat/)).toBeNull());
});

it('shows the filters’ prices with what is left, and a refusal in words', async () => {
  answer('post', '/orders/create', new Refusal(409, 'seat-limit-reached', { detail: 'You may take 1 more.' }));
  const { person, screen } = await openList(buyer);
  expect(await screen.findByRole('button', { name: 'NT$3,000.00 · 16 left' })).toBeDefined();
  await person.click(await screen.findByRole('option', { name: /^Row 1, seat 1, available/ }));
  await person.click(screen.getByRole('button', { name: 'Hold 2 seats' }));
  expect(await screen.findByText(/You may take 1 more/)).toBeDefined();
});
