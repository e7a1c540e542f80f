import { expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { buyer, event, hold, seller } from '../../testing/samples';
import { answer, stream, tokeniser } from '../../testing/server';
import { formOf, rulesTo } from './rulesForm';

const order = hold();
const meal = {
  id: 'meal', text: 'Meal?', kind: 'choice' as const, per: 'ticket' as const, required: true,
  choices: ['Rice', 'Noodles'],
};
const rules = { names: 'required' as const, changes_until: null, transfers: true, questions: [meal] };
const asked = {
  order_id: order.order_id, rules, answers: {}, may_answer: true, may_change: false,
  tickets: [
    { ticket_id: '7-A-1-1-1', section: 'A', subsection: 1, row: 1, seat: 1, name: 'Grace', answers: { meal: 'Rice' } },
    { ticket_id: '7-A-1-1-2', section: 'A', subsection: 1, row: 1, seat: 2, name: null, answers: {} },
  ],
};

it('asks at the checkout, keeps what is final, and sends only what was typed', async () => {
  tokeniser();
  answer('get', '/events/{event_id}', { ...event, asks_attendees: true });
  answer('get', '/tickets/orders/{order_id}/attendees', asked);
  const saved = answer('put', '/tickets/orders/{order_id}/attendees', asked);
  stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [order] });
  const { person, screen } = visit(`/booking/${order.order_id}`, { user: buyer });

  const names = await screen.findAllByLabelText<HTMLInputElement>('Name on the ticket');
  expect(names.map(({ value, disabled }) => [value, disabled])).toEqual([['Grace', true], ['', false]]);
  await person.type(names[1]!, 'Alan ');
  await person.selectOptions(screen.getAllByLabelText('Meal?')[1]!, 'Noodles');
  await person.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('Saved.')).toBeDefined();
  expect(saved).toEqual([{
    tickets: [
      { ticket_id: '7-A-1-1-1', name: null, answers: {} },
      { ticket_id: '7-A-1-1-2', name: 'Alan', answers: { meal: 'Noodles' } },
    ],
    answers: {},
  }]);
});

it('lets a seller ask, and lists who comes', async () => {
  answer('get', '/events/{event_id}', event);
  answer('get', '/api/seat_reservation/{event_id}/sections', { event_id: 7, currency: 'TWD', sections: [] });
  answer('get', '/events/{event_id}/door-staff', { staff: [], next: null });
  answer('get', '/events/{event_id}/door-invitations', { invitations: [] });
  answer('get', '/events/{event_id}/orders', { orders: [], next: null });
  answer('get', '/events/{event_id}/attendees', {
    attendees: [{
      ticket_id: '7-A-1-1-1', order_id: order.order_id, name: 'Grace', holder_name: 'Ada', transfers: 1,
      answers: { meal: 'Rice' }, order_answers: {},
    }],
    next: null,
  });
  answer('get', '/events/{event_id}/attendee-rules', { ...rules, names: 'none', questions: [meal] });
  const saved = answer('put', '/events/{event_id}/attendee-rules', rules);
  stream('/api/seat_reservation/7/changes');
  const { person, screen } = visit('/organiser/event/7', { user: seller });

  expect(await screen.findByText(/held by Ada · transferred once · order .* · Meal\? Rice/)).toBeDefined();
  await person.selectOptions(await screen.findByLabelText('Name on each ticket'), 'required');
  await person.click(screen.getByRole('button', { name: 'Add a question' }));
  await person.type(screen.getAllByLabelText('Question')[1]!, 'Why?');
  const form = screen.getByRole('region', { name: 'Names and questions' });
  await person.click(form.querySelector('button:not([type])')!);

  expect(await screen.findByText('Saved.')).toBeDefined();
  expect(saved[0]).toEqual({
    names: 'required', changes_until: null, transfers: true,
    questions: [meal, { id: null, text: 'Why?', kind: 'text', per: 'ticket', required: false, max_length: 200 }],
  });
});

it('reads and writes until when answers may change', () => {
  const until = '2027-04-30T11:00:00.000Z';
  const form = formOf({ ...rules, changes_until: until }, event.starts_at);
  expect([form.changes, form.hours]).toEqual(['hours', '24']);
  expect(rulesTo(form, event.starts_at).changes_until).toBe(until);
  expect(rulesTo({ ...form, changes: 'start' }, event.starts_at).changes_until).toBe('2027-05-01T11:00:00.000Z');
});
