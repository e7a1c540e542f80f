import { expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { event, seller } from '../../testing/samples';
import { answer, Refusal } from '../../testing/server';

const preparing = { ...event, status: 'PREPARING' as const };
const at = (price: number, edition: number) => ({
  ...preparing, edition, sections: preparing.sections.map((section) => ({ ...section, price })),
});

it('changes the prices that were typed, under the edition that is shown', async () => {
  answer('get', '/events/{event_id}', preparing);
  const changes = answer('put', '/events/{event_id}/prices', at(350_050, 2));
  const { person, screen } = visit('/organiser/event/7', { user: seller });
  const price = await screen.findByLabelText('Price of a seat in section A');
  expect(price).toHaveProperty('value', '3000');
  await person.click(screen.getByRole('button', { name: 'Change prices' }));
  await person.clear(price);
  await person.type(price, 'dear');
  await person.click(screen.getByRole('button', { name: 'Change prices' }));
  await screen.findByText('An amount of 0 or more, such as 3000 or 12.50.');
  await person.clear(price);
  await person.type(price, '3500.50');
  await person.click(screen.getByRole('button', { name: 'Change prices' }));
  await screen.findByText('Now NT$3,500.50.');
  expect(screen.getByLabelText('Price of a seat in section A')).toHaveProperty('value', '3500.50');
  expect(changes).toEqual([{ edition: 1, prices: [{ section: 'A', price: 350_050 }] }]);
});

it('says when somebody edited the event, and starts again from how it is now', async () => {
  answer('get', '/events/{event_id}', preparing, at(310_000, 2));
  const changes = answer('put', '/events/{event_id}/prices', new Refusal(409, 'event-edited'), at(320_000, 3));
  const { person, screen } = visit('/organiser/event/7', { user: seller });
  await person.clear(await screen.findByLabelText('Price of a seat in section A'));
  await person.type(screen.getByLabelText('Price of a seat in section A'), '3200');
  await person.click(screen.getByRole('button', { name: 'Change prices' }));
  await person.click(await screen.findByRole('button', { name: 'Try again' }));
  await screen.findByDisplayValue('3100');
  await person.clear(screen.getByLabelText('Price of a seat in section A'));
  await person.type(screen.getByLabelText('Price of a seat in section A'), '3200');
  await person.click(screen.getByRole('button', { name: 'Change prices' }));
  await screen.findByText('Now NT$3,200.00.');
  expect(changes).toMatchObject([{ edition: 1 }, { edition: 2 }]);
});
