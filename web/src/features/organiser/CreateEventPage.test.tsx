import { fireEvent, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { seller } from '../../testing/samples';
import { answer, Refusal } from '../../testing/server';

it('sends the start as typed, with the venue’s zone', async () => {
  const events = answer('post', '/events', new Refusal(403, 'forbidden'));
  const { person, screen } = visit('/organiser/new', { user: seller });
  await person.type(await screen.findByLabelText('Name'), 'Aurora');
  await person.type(screen.getByLabelText('Venue'), 'Dome');
  await person.clear(screen.getByLabelText('Time zone of the venue'));
  await person.type(screen.getByLabelText('Time zone of the venue'), 'Asia/Taipei');
  fireEvent.change(screen.getByLabelText('Starts at (the venue’s time)'), { target: { value: '2126-12-05T19:30' } });
  expect(screen.getByText('By the clocks of Asia/Taipei, the time zone below.')).toBeDefined();
  await person.click(screen.getByRole('button', { name: 'Create the event' }));
  await screen.findByText('Your account may not do this.');
  expect(events).toMatchObject([{ starts_at: '2126-12-05T19:30', time_zone: 'Asia/Taipei' }]);
});

it('copies nothing unseen into a new section', async () => {
  const events = answer('post', '/events', new Refusal(403, 'forbidden'));
  const { person, screen } = visit('/organiser/new', { user: seller });
  await person.type(await screen.findByLabelText('Name'), 'Aurora');
  await person.type(screen.getByLabelText('Venue'), 'Dome');
  fireEvent.change(screen.getByLabelText('Starts at (the venue’s time)'), { target: { value: '2126-12-05T19:30' } });
  await person.click(screen.getByText('Best rows and seats'));
  await person.type(screen.getByLabelText('Best rows, the best first'), '5-7');
  await person.type(screen.getByLabelText('Best seat of a row'), '3');
  await person.click(screen.getByRole('button', { name: 'Add a section' }));
  await person.click(screen.getByRole('button', { name: 'Create the event' }));
  await screen.findByText('Your account may not do this.');
  // The second section was sent with the first one's best rows, in fields that were folded away.
  expect(events).toMatchObject([
    { sections: [{ subsections: [{ row_order: [5, 6, 7], best_seat: 3 }] }, { name: 'B' }] },
  ]);
  const [{ sections }] = events as [{ sections: { subsections: object[] }[] }];
  expect(sections[1]?.subsections).toEqual([{ number: 1, rows: 10, seats_per_row: 20 }]);
});

it('puts a refusal beside its field and moves the focus there', async () => {
  answer('post', '/events', new Refusal(400, 'invalid-request', {
    errors: { starts_at: ['The clock skips it.'], 'sections[0].subsections[0].row_order[1]': ['Named twice.'] },
  }));
  const { person, screen } = visit('/organiser/new', { user: seller });
  await person.type(await screen.findByLabelText('Name'), 'Aurora');
  await person.type(screen.getByLabelText('Venue'), 'Dome');
  await person.click(screen.getByRole('button', { name: 'Create the event' }));
  await screen.findByRole('textbox', { name: 'Best rows, the best first', description: /Named twice/ });
  const time = screen.getByLabelText('Starts at (the venue’s time)');
  expect(time.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText('The clock skips it.')).toBeDefined();
  await waitFor(() => expect(document.activeElement).toBe(time));
  expect(screen.getByText('Please correct what is marked.')).toBeDefined();
});
