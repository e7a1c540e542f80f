import { within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { buyer, event, paid } from '../../testing/samples';
import { answer, Refusal, server, stream } from '../../testing/server';

const order = paid();
const offer = {
  transfer_id: '00000000-0000-4000-8000-000000000001', order_id: order.order_id,
  event: { event_id: 7, name: event.name, venue: event.venue, starts_at: event.starts_at, time_zone: event.time_zone },
  tickets: [{ ticket_id: '7-A-1-1-2', section: 'A', subsection: 1, row: 1, seat: 2 }],
  state: 'pending' as const, offered_at: '2026-11-29T08:00:00Z', expires_at: '2026-12-06T08:00:00Z', answered_at: null,
};
const ticket = {
  ticket_id: '7-A-1-1-2', section: 'A', subsection: 1, row: 1, seat: 2, state: 'USED' as const,
  used_at: '2027-05-01T10:00:00Z', code: 'AE', number: '7K3M-Q9TD',
};

function answersTo(kind: string): string[] {
  const answered: string[] = [];
  server.use(
    http.post(`http://ticketing.test/users/me/ticket-transfers/:id/${kind}`, ({ params }) => {
      answered.push(String(params['id']));
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return answered;
}

it('leads from an offer to the tickets with their new codes', async () => {
  answer(
    'get', '/users/me/ticket-transfers', { offers: [offer], given: [], received: [] },
    { offers: [], given: [], received: [{ ...offer, state: 'accepted' }] },
  );
  answer('get', '/tickets/orders/{order_id}', { order_id: order.order_id, event, tickets: [ticket] });
  answer('get', '/tickets/orders/{order_id}/attendees', {
    order_id: order.order_id, rules: { names: 'none', changes_until: null, transfers: true, questions: [] },
    tickets: [],
    answers: {}, may_answer: true, may_change: false,
  });
  const accepted = answersTo('accept');
  const { person, screen } = visit('/transfers', { user: buyer });

  expect(await screen.findByText('Section A, subsection 1, row 1, seat 2')).toBeDefined();
  await person.click(screen.getByRole('button', { name: 'Accept' }));

  expect(await screen.findByText('Number 7K3M-Q9TD')).toBeDefined();
  expect(accepted).toEqual([offer.transfer_id]);
});

it('lets somebody withdraw what they offered', async () => {
  answer(
    'get', '/users/me/ticket-transfers', { offers: [], given: [{ ...offer, email: 'bo@example.org' }], received: [] },
    { offers: [], given: [{ ...offer, email: 'bo@example.org', state: 'withdrawn' }], received: [] },
  );
  const withdrawn = answersTo('withdraw');
  const { person, screen } = visit('/transfers', { user: buyer });

  expect(await screen.findByText('to bo@example.org')).toBeDefined();
  await person.click(screen.getByRole('button', { name: 'Withdraw the offer' }));

  expect(await screen.findByText('Withdrawn')).toBeDefined();
  expect(withdrawn).toEqual([offer.transfer_id]);
});

it('offers the chosen tickets of a booking, and says why not', async () => {
  answer('get', '/events/{event_id}', event);
  answer('get', '/tickets/orders/{order_id}', {
    order_id: order.order_id, event,
    tickets: [{ ...ticket, state: 'VALID', used_at: null, code: null, awaits_answers: true }],
  });
  const offers = answer(
    'post', '/tickets/orders/{order_id}/transfers', new Refusal(409, 'ticket-offered'),
    { transfers: [{ ...offer, email: 'bo@example.org' }] },
  );
  stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [order] });
  const { person, screen } = visit(`/booking/${order.order_id}`, { user: buyer });

  await person.click(await screen.findByText('Give tickets to somebody'));
  // The seats that may be given back are called the same.
  const which = within(screen.getByRole('group', { name: 'Which tickets' }));
  await person.click(which.getByRole('checkbox', { name: /row 1, seat 2/ }));
  await person.type(screen.getByLabelText('Email of the person'), 'bo@example.org');
  await person.click(screen.getByRole('button', { name: 'Offer' }));
  expect(await screen.findByText(/is offered to somebody already/)).toBeDefined();
  await person.click(screen.getByRole('button', { name: 'Offer' }));

  expect(await screen.findByText(/^Offered to bo@example.org/)).toBeDefined();
  expect(offers[0]).toEqual({ email: 'bo@example.org', ticket_ids: ['7-A-1-1-2'] });
});
