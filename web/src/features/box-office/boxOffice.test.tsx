import { expect, it, vi } from 'vitest';
import type { Allotment, DeskSale, Reseat } from '../../shared/api/types';
import { visit } from '../../testing/render';
import { event, paid, seller } from '../../testing/samples';
import { answer, Refusal, stream } from '../../testing/server';

const emptyTill = { event_id: 7, currency: 'TWD', lines: [], cash: 0, terminal: 0 };

const allotment: Allotment = {
  allotment_id: '0197a000-0000-7000-8000-00000000000a', event_id: 7, name: 'Sponsor row', kind: 'sponsor', section: 'A',
  wanted: 4, pending: 0, kept: 4, missing: 0, released: 0, release_at: null, released_at: null,
  created_at: '2027-04-01T10:00:00Z', seats: null,
};

const sale = (order: DeskSale['order']): DeskSale => ({
  order, payment: 'cash', reference: null, buyer_name: null, buyer_email: null, sold_by: seller.user_id,
});

function open() {
  answer('get', '/events/{event_id}', event);
  answer('get', '/api/seat_reservation/{event_id}/sections', { event_id: 7, currency: 'TWD', sections: [] });
}

it('keeps named seats under one key, and releases some of them', async () => {
  open();
  answer('get', '/events/{event_id}/allotments', { allotments: [] }, { allotments: [allotment] });
  const made = answer('post', '/events/{event_id}/allotments', new Refusal(503, 'temporarily-unavailable'), allotment);
  const released = answer(
    'post', '/events/{event_id}/allotments/{allotment_id}/release', { ...allotment, kept: 3, released: 1 },
  );
  const { person, screen } = visit('/organiser/event/7/allotments', { user: seller });
  await person.type(await screen.findByLabelText('Name'), 'Sponsor row');
  await person.type(screen.getByLabelText('Or these seats'), '1-5-12, 1-5');
  await person.click(screen.getByRole('button', { name: 'Keep these seats' }));
  await screen.findByText('Write each seat as subsection-row-seat, such as 1-5-12.');
  await person.type(screen.getByLabelText('Or these seats'), '-13');
  await person.click(screen.getByRole('button', { name: 'Keep these seats' }));

  await person.type(await screen.findByLabelText('Seats of Sponsor row to release'), '1-5-12');
  await person.click(screen.getByRole('button', { name: 'Release these' }));

  await vi.waitFor(() => expect(released).toEqual([{ seats: [{ subsection: 1, row: 5, seat: 12 }] }]));
  expect(made.at(-1)).toMatchObject({
    name: 'Sponsor row', kind: 'sponsor', section: 'A', quantity: null, release_at: null, access_code: null,
    seats: [{ subsection: 1, row: 5, seat: 12 }, { subsection: 1, row: 5, seat: 13 }],
  });
});

it('sells, says what to take once the seats are there, and takes back', async () => {
  open();
  const order = paid();
  answer('get', '/events/{event_id}/allotments', { allotments: [] });
  answer('get', '/events/{event_id}/box-office/till', emptyTill);
  answer(
    'get', '/events/{event_id}/box-office/sales', { sales: [], next: null },
    { sales: [sale({ ...order, status: 'PROCESSING', seats: [] })], next: null }, { sales: [sale(order)], next: null },
  );
  const sold = answer(
    'post', '/events/{event_id}/box-office/sales', sale({ ...order, status: 'PROCESSING', seats: [] }),
  );
  const back = answer(
    'post', '/events/{event_id}/box-office/sales/{sale_id}/take-back', sale({ ...order, status: 'CANCELLED' }),
  );
  const { person, screen } = visit('/organiser/event/7/box-office', { user: seller });
  await screen.findByText('Nothing was sold here yet.');
  await person.click(screen.getByLabelText('Card terminal'));
  await person.type(screen.getByLabelText('Reference of the terminal'), 'T-77');
  await person.click(screen.getByRole('button', { name: 'Sell' }));

  await screen.findByText(/^Sold: .* Take /);
  expect(sold).toMatchObject([{ section: 'A', quantity: 2, seats: null, payment: 'terminal', reference: 'T-77' }]);
  await person.click(screen.getByRole('button', { name: /^Take back sale/ }));
  await person.click(screen.getByRole('button', { name: /^Yes, hand out/ }));
  await vi.waitFor(() => expect(back).toHaveLength(1));
});

it('takes no money for seats that were not free', async () => {
  open();
  const failed = sale(paid({ status: 'FAILED', reason: 'seat-taken', seats: [] }));
  answer('get', '/events/{event_id}/allotments', { allotments: [] });
  answer('get', '/events/{event_id}/box-office/till', emptyTill);
  answer('get', '/events/{event_id}/box-office/sales', { sales: [], next: null }, { sales: [failed], next: null });
  answer('post', '/events/{event_id}/box-office/sales', failed);
  const { person, screen } = visit('/organiser/event/7/box-office', { user: seller });
  await screen.findByText('Nothing was sold here yet.');
  await person.click(screen.getByRole('button', { name: 'Sell' }));
  await screen.findByText('Not sold. Take no money.');
});

it('moves a party to named seats and says where it sits now', async () => {
  open();
  const order = paid();
  answer('get', '/events/{event_id}/door-staff', { staff: [], next: null });
  answer('get', '/events/{event_id}/door-invitations', { invitations: [] });
  answer('get', '/events/{event_id}/orders', { orders: [order], next: null });
  stream('/api/seat_reservation/7/changes');
  const moving: Reseat = {
    old_order_id: order.order_id, order_id: '0197a000-0000-7000-8000-0000000000ff', state: 'MOVING', reason: null,
    seats: [], total: 600_000, list_total: 700_000, difference: 100_000, currency: 'TWD',
  };
  const asked = answer('post', '/events/{event_id}/orders/{order_id}/reseat', moving);
  answer('get', '/events/{event_id}/orders/{order_id}/reseat', {
    ...moving, state: 'MOVED', seats: [{ section: 'A', subsection: 1, row: 2, seat: 1, price: 300_000 }],
  });
  const { person, screen } = visit('/organiser/event/7', { user: seller });
  await person.click(await screen.findByRole('button', { name: /^Move order .* to other seats$/ }));
  await person.type(await screen.findByLabelText('Or these seats'), '1-2-1 1-2-2');
  await person.click(screen.getByRole('button', { name: 'Move' }));
  await screen.findByText(/^Moved to A 1-2-1\. Others pay NT\$7,000\.00/);
  expect(asked).toEqual([{
    section: 'A', subsection: null, seats: [{ subsection: 1, row: 2, seat: 1 }, { subsection: 1, row: 2, seat: 2 }],
  }]);
});
