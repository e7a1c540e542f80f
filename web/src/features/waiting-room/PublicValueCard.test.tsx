import { expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { event, queue, seller } from '../../testing/samples';
import { answer, Refusal } from '../../testing/server';

const starts = new Date(Date.now() + 3_600_000).toISOString();
const marked = {
  ...event, status: 'PREPARING' as const, sale_starts_at: starts, waiting_room: { opens_before_minutes: 30 },
};
const named = (value: string | null) => ({
  source: 'drand, round 123', published_at: new Date(Date.parse(starts) - 600_000).toISOString(), value,
});
const closed = { ...queue, phase: 'CLOSED' as const, sale_starts_at: starts, seed: null, drawn: 0 };

it('names where the value will be found, so many minutes before the sale', async () => {
  answer('get', '/events/{event_id}', marked);
  answer('get', '/queue/{event_id}', closed);
  const names = answer('put', '/queue/{event_id}/public-value/source', { ...closed, public_value: named(null) });
  const { person, screen } = visit('/organiser/event/7', { user: seller });
  await person.type(await screen.findByLabelText('Where everybody will find it'), 'drand, round 123');
  const minutes = screen.getByLabelText('Published so many minutes before the sale begins');
  await person.clear(minutes);
  await person.type(minutes, '10');
  await person.click(screen.getByRole('button', { name: 'Name it' }));
  expect(await screen.findByText(/^Public value: drand, round 123\./)).toBeDefined();
  expect(names).toEqual([{ source: 'drand, round 123', published_at: named(null).published_at }]);
});

it('takes the value when it is published, and says when it is too early', async () => {
  const open = { ...closed, phase: 'PRE_QUEUE' as const, public_value: named(null) };
  answer('get', '/events/{event_id}', marked);
  answer('get', '/queue/{event_id}', open);
  const values = answer(
    'put', '/queue/{event_id}/public-value', new Refusal(409, 'value-not-published'),
    { ...open, public_value: named('9f86') },
  );
  const { person, screen } = visit('/organiser/event/7', { user: seller });
  await person.type(await screen.findByLabelText('The value, exactly as published'), '9f86');
  await person.click(screen.getByRole('button', { name: 'Enter it' }));
  expect(await screen.findByText('The value is entered after it is published.')).toBeDefined();
  await person.click(screen.getByRole('button', { name: 'Enter it' }));
  expect(await screen.findByText('Entered: 9f86')).toBeDefined();
  expect(values).toEqual([{ value: '9f86' }, { value: '9f86' }]);
});
