import { fireEvent, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { event, seller } from '../../testing/samples';
import { answer, Refusal } from '../../testing/server';

// An event in preparation: its page shows no live numbers and no orders, and reads the event again and again.
const preparing = { ...event, status: 'PREPARING' as const };

it('edits the edition that is shown, and says when another one came between', async () => {
  answer('get', '/events/{event_id}', preparing, { ...preparing, name: 'Aurora Borealis', edition: 2 });
  const edits = answer('post', '/events/{event_id}/edit', new Refusal(409, 'event-edited'), {
    ...preparing, name: 'Aurora III', edition: 3,
  });
  const { person, screen } = visit('/organiser/event/7', { user: seller });
  const name = await screen.findByLabelText('Name');
  await person.clear(name);
  await person.type(name, 'Aurora II');
  await person.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText(/The event was edited since you opened this page/);
  await person.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByDisplayValue('Aurora Borealis');
  await person.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByRole('heading', { name: 'Aurora III' });
  expect(edits).toEqual([
    { name: 'Aurora II', description: '', edition: 1 }, { name: 'Aurora Borealis', description: '', edition: 2 },
  ]);
});

it('moves an event, and leaves times alone that nobody touched', async () => {
  const moved = { ...preparing, starts_at: '2027-06-01T12:00:00Z', sale_ends_at: '2027-06-01T12:00:00Z', edition: 2 };
  answer('get', '/events/{event_id}', preparing);
  const edits = answer('post', '/events/{event_id}/edit', new Refusal(400, 'invalid-request', {
    errors: { starts_at: ['Must not be in the past.'] },
  }), moved, { ...moved, edition: 3 });
  const { person, screen } = visit('/organiser/event/7', { user: seller });
  const start = await screen.findByLabelText('Starts at (the venue’s time)');
  expect(start).toHaveProperty('value', '2027-05-01T19:00');
  fireEvent.change(start, { target: { value: '2020-06-01T20:00' } });
  await person.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Must not be in the past.');
  await waitFor(() => expect(document.activeElement).toBe(start));
  fireEvent.change(start, { target: { value: '2027-06-01T20:00' } });
  await person.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText(/1 Jun 2027, 20:00/);
  await person.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(edits.length).toBe(3));
  const texts = { name: 'Aurora Tour', description: '' };
  expect(edits).toEqual([
    { ...texts, edition: 1, starts_at: '2020-06-01T20:00' }, { ...texts, edition: 1, starts_at: '2027-06-01T20:00' },
    { ...texts, edition: 2 },
  ]);
});

it('copies an event to another date, by the venue’s clocks', async () => {
  answer('get', '/events/{event_id}', preparing);
  const copies = answer('post', '/events/{event_id}/copy', new Refusal(400, 'invalid-request', {
    errors: { starts_at: ['Must not be in the past.'] },
  }), { ...preparing, event_id: 8 });
  const { person, screen } = visit('/organiser/event/7', { user: seller });
  const start = await screen.findByLabelText('The copy starts at (the venue’s time)');
  expect(screen.getByText('By the clocks of Asia/Taipei.')).toBeDefined();
  fireEvent.change(start, { target: { value: '2026-01-01T19:30' } });
  await person.click(screen.getByRole('button', { name: 'Copy the event' }));
  await screen.findByText('Must not be in the past.');
  await waitFor(() => expect(document.activeElement).toBe(start));
  fireEvent.change(start, { target: { value: '2027-05-08T19:30' } });
  await person.click(screen.getByRole('button', { name: 'Copy the event' }));
  await waitFor(() => expect(copies).toEqual([{ starts_at: '2026-01-01T19:30' }, { starts_at: '2027-05-08T19:30' }]));
});

it('sets and lifts the limit of a person', async () => {
  answer('get', '/events/{event_id}', preparing);
  const edits = answer('post', '/events/{event_id}/edit', { ...preparing, max_seats_per_person: 4, edition: 2 }, {
    ...preparing, edition: 3,
  });
  const { person, screen } = visit('/organiser/event/7', { user: seller });
  const limit = await screen.findByLabelText('Tickets per person, at most');
  await person.type(limit, '4');
  await person.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(edits.length).toBe(1));
  await person.clear(limit);
  await person.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(edits.length).toBe(2));
  const texts = { name: 'Aurora Tour', description: '' };
  expect(edits).toEqual([
    { ...texts, edition: 1, max_seats_per_person: 4 }, { ...texts, edition: 2, max_seats_per_person: 0 },
  ]);
});
