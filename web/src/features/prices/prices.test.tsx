import { expect, it } from 'vitest';
import type { Pricing } from '../../shared/api/types';
import { visit } from '../../testing/render';
import { buyer, event, hold, seat, seller } from '../../testing/samples';
import { answer, stream } from '../../testing/server';
import { categoryOf, dearest, kindsInOrder } from './prices';
import { requestOf, textOf } from './pricingForm';

function pricesOf(adult: number, child: number) {
  return [{ kind: 'adult', price: adult, fee: 7_500 }, { kind: 'child', price: child, fee: 6_250 }];
}

/** Row 1 is the best; children pay half. */
const pricing: Pricing = {
  event_id: 7, edition: 1, currency: 'TWD', sections: [{ section: 'A', price: 100_000 }],
  categories: [{ category: 'Best', price: 300_000 }], kinds: [{ name: 'adult' }, { name: 'child', percent: 50 }],
  fee: { amount: 5_000, percent: 2.5 }, tax_percent: 5, keeps_fees: false, early_birds: [],
  shown: [
    { section: 'A', category: 'Best', prices: pricesOf(312_500, 158_750) },
    { section: 'A', category: null, prices: pricesOf(107_500, 56_250) },
  ],
  seats: [{ section: 'A', subsection: 1, category: 'Best', from_row: 1, to_row: 1, from_seat: 1, to_seat: 4 }],
};
const priced = { ...event, has_pricing: true };
const counts = {
  section: 'A', price: 107_500, subsections: [{ subsection: 1, total: 8, available: 8, reserved: 0, sold: 0 }],
};
const seats = {
  section: 'A', subsection: 1, seats_per_row: 4, price: 107_500, currency: 'TWD', seq: 0, rows: ['0000', '0000'],
};

function sectionPage() {
  answer('get', '/events/{event_id}', priced);
  answer('get', '/events/{event_id}/pricing', pricing);
  answer('get', '/api/seat_reservation/{event_id}/sections/{section}', counts);
  answer('get', '/api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection}/seats', seats);
  stream('/api/seat_reservation/7/changes').send('snapshot', {
    seq: 0, subsections: [{ section: 'A', subsection: 1, total: 8, available: 8, reserved: 0, sold: 0 }],
  });
  stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [] });
  return visit('/event/7/section/A', { user: buyer });
}

it('shows the price of each category with everything included, and asks who comes', async () => {
  const orders = answer('post', '/orders/create', hold());
  const { person, screen } = sectionPage();
  await screen.findByRole('columnheader', { name: 'child' });
  screen.getByText('NT$3,125.00');
  screen.getByText('All fees and 5% tax are in the prices.');
  await person.selectOptions(screen.getByLabelText('adult'), '1');
  await person.selectOptions(screen.getByLabelText('child'), '1');
  await person.selectOptions(screen.getByLabelText('Seats of'), 'Best');
  await person.click(screen.getByRole('button', { name: 'Hold the best 2 seats' }));
  await screen.findByRole('heading', { name: 'Your booking' });
  expect(orders).toMatchObject([
    { mode: 'best_available', quantity: 2, kinds: { adult: 1, child: 1 }, category: 'Best', expected_price: 312_500 },
  ]);
});

it('gives picked seats to the kinds in their order and adds up their prices', async () => {
  const orders = answer('post', '/orders/create', hold());
  const { person, screen } = sectionPage();
  await person.selectOptions(await screen.findByLabelText('adult'), '1');
  await person.selectOptions(screen.getByLabelText('child'), '1');
  await person.click(await screen.findByRole('gridcell', { name: 'Row 1, seat 2, available, NT$3,125.00' }));
  await screen.findByText('NT$4,712.50');
  await person.click(screen.getByRole('button', { name: 'Hold 2 seats' }));
  await screen.findByRole('heading', { name: 'Your booking' });
  expect(orders).toMatchObject([
    {
      mode: 'manual', expected_price: 312_500,
      // One more to the left, where no single seat is left over.
      seats: [{ row: 1, seat: 1, kind: 'adult' }, { row: 1, seat: 2, kind: 'child' }],
    },
  ]);
});

it('shows what the total of a booking is made of', async () => {
  const order = hold({
    seats: [{ ...seat(1, 1), price: 312_500, kind: 'adult' }, { ...seat(1, 2), price: 158_750, kind: 'child' }],
    total: 471_250, live_total: 471_250,
    split: {
      net: 428_571, fee: 20_238, tax: 22_441, tax_percent: 5,
      lines: [
        { kind: 'adult', category: 'Best', quantity: 1, price: 312_500, fee: 12_500, amount: 312_500 },
        { kind: 'child', category: 'Best', quantity: 1, price: 158_750, fee: 8_750, amount: 158_750 },
      ],
    },
  });
  answer('get', '/events/{event_id}', priced);
  stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [order] });
  const { screen } = visit(`/booking/${order.order_id}`, { user: buyer });
  await screen.findByText('1 × adult, Best, NT$3,125.00');
  screen.getByText('In the total: NT$4,285.71 for seats, NT$202.38 fees, NT$224.41 tax (5%).');
});

it('saves the whole table, and names what is wrong in it', async () => {
  answer('get', '/events/{event_id}', { ...priced, status: 'PREPARING' });
  answer('get', '/events/{event_id}/pricing', pricing);
  const saved = answer('put', '/events/{event_id}/pricing', { ...pricing, edition: 2 });
  const { person, screen } = visit('/organiser/event/7', { user: seller });
  const best = await screen.findByLabelText('Seats of category Best');
  expect(best).toHaveProperty('value', '3000');
  await person.clear(best);
  await person.type(best, 'dear');
  await person.click(screen.getByRole('button', { name: 'Save the prices' }));
  await screen.findByText('An amount of 0 or more, such as 3000 or 12.50.');
  await person.clear(best);
  await person.type(best, '3500');
  await person.click(screen.getByRole('button', { name: 'Add a kind of buyer' }));
  await person.click(screen.getByRole('button', { name: 'Save the prices' }));
  await screen.findByDisplayValue('3000');
  expect(saved).toMatchObject([
    {
      edition: 1, categories: [{ category: 'Best', price: 350_000 }], fee: { amount: 5_000, percent: 2.5 },
      tax_percent: 5,
      kinds: [{ name: 'adult', percent: 100 }, { name: 'child', percent: 50 }, { name: 'Concession', percent: 50 }],
    },
  ]);
});

it('finds categories, the dearest seat, and kinds in the order of the event', () => {
  expect(categoryOf(pricing, 'A', { subsection: 1, row: 1, seat: 4 })).toBe('Best');
  expect(categoryOf(pricing, 'A', { subsection: 1, row: 2, seat: 4 })).toBeNull();
  expect(dearest(pricing, 'A', null, ['child'])).toBe(158_750);
  expect(kindsInOrder(pricing, { child: 1, adult: 2 })).toEqual(['adult', 'adult', 'child']);
});

it('turns what is shown into the same request again', () => {
  const early = [
    { name: 'early', price: 250_000, category: 'Best', until: '2027-01-01T00:00:00Z' },
    { name: 'first', price: 90_000, section: 'A', places: 100 },
  ];
  const kinds = [{ name: 'adult' }, { name: 'child', percent: 50, prices: [{ category: 'Best', price: 90_000 }] }];
  const request = requestOf(textOf({ ...pricing, early_birds: early, kinds }), pricing);
  expect(request).toMatchObject({
    body: {
      kinds: [{ name: 'adult', percent: 100 }, kinds[1]],
      early_birds: [{ ...early[0], until: '2027-01-01T00:00:00.000Z' }, early[1]], keeps_fees: false,
    },
  });
});
