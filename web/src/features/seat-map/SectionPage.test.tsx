import { beforeEach, describe, expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { buyer, event, hold, seller } from '../../testing/samples';
import { answer, Refusal, server, stream } from '../../testing/server';
import type { User } from '../../shared/api/types';

let changes: ReturnType<typeof stream>;

const counts = { subsection: 1, total: 8, available: 8, reserved: 0, sold: 0 };

beforeEach(() => {
  answer('get', '/events/{event_id}', event);
  answer('get', '/api/seat_reservation/{event_id}/sections/{section}', {
    section: 'A', price: 300_000, subsections: [counts],
  });
  answer('get', '/api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection}/seats', {
    section: 'A', subsection: 1, seats_per_row: 4, price: 300_000, currency: 'TWD', seq: 10, rows: ['0000', '0000'],
  });
  changes = stream('/api/seat_reservation/7/changes');
  changes.send('snapshot', { seq: 10, subsections: [{ section: 'A', ...counts }] });
});

const openSection = (user: User = buyer) => visit('/event/7/section/A', { user });

/** Another buyer takes a seat of row 1. */
const takeByOther = (seat: number) =>
  changes.send('change', {
    seq: 11,
    subsections: [{ section: 'A', subsection: 1, available: 7, reserved: 1, sold: 0, seats: [[1, seat, 1]] }],
  });

it('names subsections by what their buttons show', async () => {
  const [section] = event.sections;
  const subsections = [1, 2].flatMap((number) => section?.subsections.map((sub) => ({ ...sub, number })) ?? []);
  answer('get', '/events/{event_id}', {
    ...event, sections: [{ name: 'A', price: 300_000, seats_total: 16, subsections }],
  });
  const { screen } = openSection();
  expect(await screen.findByRole('button', { name: 'Subsection 1 8 seats left of 8' })).toBeDefined();
});

describe('picking seats on the map', () => {
  it('holds the picked seats and moves on to the booking', async () => {
    const orders = answer('post', '/orders/create', hold({ mode: 'manual' }));
    stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [] });
    const { person, screen } = openSection();

    await person.click(await screen.findByRole('gridcell', { name: 'Row 1, seat 1, available, NT$3,000.00' }));
    expect(screen.getByRole('gridcell', { name: 'Row 1, seat 2, selected, NT$3,000.00' })).toBeDefined();
    await person.click(screen.getByRole('button', { name: 'Hold 2 seats' }));

    expect(await screen.findByRole('heading', { name: 'Your booking' })).toBeDefined();
    expect(orders).toEqual([
      {
        event_id: 7, section: 'A', all_or_nothing: false, expected_price: 300_000, mode: 'manual',
        seats: [{ subsection: 1, row: 1, seat: 1 }, { subsection: 1, row: 1, seat: 2 }],
      },
    ]);
  });

  it('says which picked seat somebody else has taken, and keeps the others', async () => {
    const { person, screen } = openSection();
    await person.click(await screen.findByRole('gridcell', { name: /^Row 1, seat 1, available/ }));
    takeByOther(2);

    expect((await screen.findByRole('alert')).textContent).toContain(
      'Just taken by someone else: row 1, seat 2. Pick another seat.',
    );
    expect(screen.getByRole('gridcell', { name: /^Row 1, seat 2, held by someone/ })).toBeDefined();
    expect(screen.getByRole('gridcell', { name: /^Row 1, seat 1, selected/ })).toBeDefined();
    expect(screen.getByRole('button', { name: 'Hold 1 seat' })).toBeDefined();
  });

  it('shows the seats again when the server says that it fell too far behind', async () => {
    const { screen } = openSection();
    expect(await screen.findByRole('gridcell', { name: /^Row 1, seat 3, available/ })).toBeDefined();
    answer('get', '/api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection}/seats', {
      section: 'A', subsection: 1, seats_per_row: 4, price: 300_000, currency: 'TWD', seq: 20, rows: ['0020', '0000'],
    });
    changes.send('reload', {});
    expect(await screen.findByRole('gridcell', { name: /^Row 1, seat 3, sold/ })).toBeDefined();
  });
});

describe('a section that is sold out', () => {
  it('leads to the waitlist, and offers seats again when one comes back', async () => {
    changes.send('change', {
      seq: 11,
      subsections: [{ section: 'A', subsection: 1, available: 0, reserved: 0, sold: 8, seats: [] }],
    });
    const { screen } = openSection();
    expect(await screen.findByRole('heading', { name: 'Sold out' })).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Hold the best/ })).toBeNull();
    expect(screen.getByRole('link', { name: 'Go to the waitlist' }).getAttribute('href')).toBe('/event/7?waitlist=A');
    changes.send('change', {
      seq: 12,
      subsections: [{ section: 'A', subsection: 1, available: 1, reserved: 0, sold: 7, seats: [[1, 1, 0]] }],
    });
    expect(await screen.findByRole('button', { name: /^Hold the best/ })).toBeDefined();
  });
});

it('shows the buyer’s own hold as theirs, and the way back to it', async () => {
  answer('get', '/orders/{user_id}', { orders: [hold()], next: null });
  answer('get', '/api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection}/seats', {
    section: 'A', subsection: 1, seats_per_row: 4, price: 300_000, currency: 'TWD', seq: 10, rows: ['1110', '0000'],
  });
  const { screen } = openSection();
  expect(await screen.findByRole('gridcell', { name: 'Row 1, seat 1, your seats, NT$3,000.00' })).toBeDefined();
  expect(screen.getByRole('gridcell', { name: /^Row 1, seat 3, held by someone/ })).toBeDefined();
  expect(screen.getByText('2 seats held for you: Aurora Tour')).toBeDefined();
  const back = screen.getByRole('link', { name: 'Continue to payment' });
  expect(back.getAttribute('href')).toBe(`/booking/${hold().order_id}`);
});

describe('asking for the best seats', () => {
  it('asks for a wheelchair place and the seat beside it', async () => {
    const [section] = event.sections;
    const [block] = section!.subsections;
    answer('get', '/events/{event_id}', {
      ...event, sections: [{ ...section!, subsections: [{ ...block!, accessible: [{ row: 1, seat: 1 }] }] }],
    });
    const orders = answer('post', '/orders/create', hold());
    stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [] });
    const { person, screen } = openSection();
    await person.selectOptions(
      await screen.findByRole('combobox', { name: 'Wheelchair places' }), '1 wheelchair place and 1 seat beside it',
    );
    await person.click(screen.getByRole('button', { name: 'Hold the best 2 seats' }));
    await screen.findByRole('heading', { name: 'Your booking' });
    expect(orders).toEqual([
      {
        event_id: 7, section: 'A', all_or_nothing: false, expected_price: 300_000, mode: 'best_available', quantity: 2,
        accessible: true, companions: 1,
      },
    ]);
  });

  it('offers no wheelchair place where there is none', async () => {
    const { screen } = openSection();
    await screen.findByRole('button', { name: 'Hold the best 2 seats' });
    expect(screen.queryByRole('combobox', { name: 'Wheelchair places' })).toBeNull();
  });

  it('shows why the server refuses', async () => {
    answer('post', '/orders/create', new Refusal(409, 'waitlist-first'));
    const { person, screen } = openSection();
    await person.click(await screen.findByRole('button', { name: 'Hold the best 2 seats' }));
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Seats of this section go to the waitlist first.',
    );
    answer('get', '/api/seat_reservation/{event_id}/sections', {
      event_id: 7, currency: 'TWD', sections: [{ section: 'A', price: 300_000, total: 8, available: 8 }],
    });
    answer('get', '/waitlist/{user_id}', { entries: [] });
    await person.click(screen.getByRole('link', { name: 'Go to the waitlist' }));
    expect(await screen.findByRole('button', { name: 'Join the waitlist' })).toBeDefined();
    expect(screen.getByRole('checkbox', { name: /^Section A/ })).toHaveProperty('checked', true);
    expect(document.activeElement?.textContent).toBe('Waitlist');
  });

  it('leads to the waiting room when it is not the buyer’s turn', async () => {
    answer('post', '/orders/create', new Refusal(409, 'waiting-room'));
    answer('get', '/queue/{event_id}', new Refusal(404, 'no-waiting-room'));
    const { person, screen } = openSection();
    await person.click(await screen.findByRole('button', { name: 'Hold the best 2 seats' }));
    expect(await screen.findByRole('heading', { name: 'Waiting room' })).toBeDefined();
  });

  it('repeats a request that came too often, under the same key', async () => {
    const orders = answer(
      'post', '/orders/create', new Refusal(429, 'too-many-requests', { retryAfterSeconds: 0.01 }), hold(),
    );
    stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [hold()] });
    const keys: (string | null)[] = [];
    server.events.on('request:start', ({ request }) => {
      if (request.url.endsWith('/orders/create')) keys.push(request.headers.get('Idempotency-Key'));
    });
    const { person, screen } = openSection();
    await person.click(await screen.findByRole('button', { name: 'Hold the best 2 seats' }));
    expect(await screen.findByRole('heading', { name: 'Payment' })).toBeDefined();
    expect(orders).toHaveLength(2);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys).toEqual([keys[0], keys[0]]);
  });

  it('is not for organisers', async () => {
    const { screen } = openSection(seller);
    const button = await screen.findByRole('button', { name: 'Hold the best 2 seats' });
    expect(button.hasAttribute('disabled')).toBe(true);
    expect(screen.getByText(/Sign in as a buyer to book seats/)).toBeDefined();
  });
});

it('asks again at the new price when the seller raised it meanwhile', async () => {
  const dearer = { ...event, sections: event.sections.map((section) => ({ ...section, price: 350_000 })) };
  answer('get', '/events/{event_id}', event, dearer);
  const orders = answer('post', '/orders/create', new Refusal(409, 'price-changed', { price: 350_000 }), hold());
  stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [] });
  const { person, screen } = openSection();
  await person.click(await screen.findByRole('button', { name: 'Hold the best 2 seats' }));
  expect(await screen.findByText(/a seat costs NT\$3,500.00 now. Nothing was held/)).toBeDefined();
  expect(await screen.findByText('NT$3,500.00', { selector: 'strong' })).toBeDefined();
  await person.click(screen.getByRole('button', { name: 'Hold the best 2 seats' }));
  await screen.findByRole('heading', { name: 'Your booking' });
  expect(orders).toMatchObject([{ expected_price: 300_000 }, { expected_price: 350_000 }]);
});

it('shows the new price when the stream says to read again', async () => {
  answer('get', '/events/{event_id}', event, {
    ...event, sections: event.sections.map((section) => ({ ...section, price: 350_000 })),
  });
  const { screen } = openSection();
  await screen.findByText('NT$3,000.00', { selector: 'strong' });
  changes.send('reload', {});
  expect(await screen.findByText('NT$3,500.00', { selector: 'strong' })).toBeDefined();
});

it('offers no more than a person may have, and says how many are left of it', async () => {
  answer('get', '/events/{event_id}', { ...event, max_seats_per_person: 2 });
  answer('post', '/orders/create', new Refusal(409, 'seat-limit-reached', {
    detail: 'One person may have 2 seats of this event. You hold, own or wait for 1, so you may take 1 more.',
  }));
  const { person, screen } = openSection();
  expect(await screen.findByText('Up to 2 in one booking. At most 2 tickets per person.')).toBeDefined();
  expect(screen.getByRole('button', { name: 'One ticket more' })).toHaveProperty('disabled', true);
  await person.click(screen.getByRole('button', { name: 'Hold the best 2 seats' }));
  expect(await screen.findByText(/so you may take 1 more/)).toBeDefined();
});

it('says for how long somebody waits who let seats go too often', async () => {
  answer('post', '/orders/create', new Refusal(429, 'too-many-releases', { retryAfterSeconds: 600 }));
  const { person, screen } = openSection();
  await person.click(await screen.findByRole('button', { name: 'Hold the best 2 seats' }));
  expect(await screen.findByText(/too often.*Try again in 10 minutes\./)).toBeDefined();
});
