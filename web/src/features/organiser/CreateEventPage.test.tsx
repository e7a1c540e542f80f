import { fireEvent } from '@testing-library/react';
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
