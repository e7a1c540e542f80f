import { fireEvent } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Production } from '../../shared/api/types';
import { visit } from '../../testing/render';
import { seller } from '../../testing/samples';
import { city, superVenue } from '../../testing/searchSamples';
import { answer, Refusal } from '../../testing/server';

const details = { super_venue: superVenue, venues: [{ venue_id: 4, name: 'Hall 2' }] };
const venue = { venue_id: 8, name: 'Hall 9', time_zone: 'Asia/Taipei', default_plan_id: null, super_venue: superVenue };
const production: Production = {
  production_id: 5, kind: 'film', title: '沙丘', original_title: 'Dune', performers: ['Ada'], description: '',
  languages: ['en'], duration_minutes: 166, age_rating: 'PG-13', genre: '', seller_id: seller.user_id,
};

it('creates a venue at the centre of a city that is chosen by typing', async () => {
  answer('get', '/cities', { cities: [city], next: null });
  answer('get', '/cities/{city_id}', city);
  answer('get', '/super-venues/{super_venue_id}', details);
  const created = answer('post', '/super-venues', details);
  const { person, screen } = visit('/organiser/places', { user: seller });
  await person.type(await screen.findByLabelText('Name of the venue'), 'Lumen Palace');
  await person.click(screen.getByRole('button', { name: 'Create the venue' }));
  await screen.findByText('Choose a city of the list.');
  await person.type(screen.getByLabelText('City'), 'taipei 臺北, tw');
  await person.clear(screen.getByLabelText('Longitude'));
  await person.type(screen.getByLabelText('Longitude'), '121.6');
  await person.click(screen.getByRole('button', { name: 'Create the venue' }));
  await screen.findByRole('heading', { name: 'Lumen Palace' });
  expect(created).toEqual([
    { kind: 'cinema', name: 'Lumen Palace', address: '', city_id: 1, latitude: 25.03, longitude: 121.6 },
  ]);
});

it('renames a hall and says where one of this name is', async () => {
  answer('get', '/super-venues/{super_venue_id}', details);
  answer('get', '/cities/{city_id}', city);
  const renamed = answer('put', '/venues/{venue_id}', venue);
  answer('post', '/super-venues/{super_venue_id}/venues', new Refusal(409, 'venue-exists'));
  const { person, screen } = visit('/organiser/places/3', { user: seller });
  const name = await screen.findByLabelText('Name of Hall 2');
  await person.clear(name);
  await person.type(name, 'Hall 9');
  await person.click(screen.getByRole('button', { name: 'Rename Hall 2' }));
  await person.type(screen.getByLabelText('Name of a new hall'), 'Hall 2');
  await person.click(screen.getByRole('button', { name: 'Add the hall' }));
  await screen.findByText(/has a hall of this name already/);
  expect(renamed).toEqual([{ name: 'Hall 9' }]);
});

it('changes a production and marks the wrong field', async () => {
  answer('get', '/productions/{production_id}', production);
  const sent = answer(
    'put', '/productions/{production_id}',
    new Refusal(400, 'invalid-request', { errors: { 'performers[1]': ['Too long.'] } }),
    { ...production, duration_minutes: 90 },
  );
  const { person, screen } = visit('/organiser/productions/5', { user: seller });
  await person.type(await screen.findByLabelText('Who plays'), ', Ben');
  await person.clear(screen.getByLabelText('Minutes'));
  await person.type(screen.getByLabelText('Minutes'), '90');
  await person.click(screen.getByRole('button', { name: 'Save the production' }));
  await screen.findByText('Too long.');
  expect(screen.getByLabelText('Who plays').getAttribute('aria-invalid')).toBe('true');
  await person.click(screen.getByRole('button', { name: 'Save the production' }));
  await screen.findByText('Saved.');
  expect(sent.at(-1)).toMatchObject({ performers: ['Ada', 'Ben'], languages: ['en'], duration_minutes: 90 });
});

it('makes an event in a hall and of a production that are made on the spot', async () => {
  answer('get', '/super-venues', { super_venues: [superVenue], next: null });
  answer('get', '/super-venues/{super_venue_id}', details);
  answer('post', '/super-venues/{super_venue_id}/venues', venue);
  answer('post', '/productions', production);
  const events = answer('post', '/events', new Refusal(403, 'forbidden'));
  const { person, screen } = visit('/organiser/new', { user: seller });
  await screen.findByRole('option', { name: 'Lumen Palace, Taipei' });
  await person.selectOptions(screen.getByLabelText('Where it is'), '3');
  // The only hall is chosen by itself; then another one is made.
  await screen.findByDisplayValue('Lumen Palace, Hall 2');
  await person.type(screen.getByLabelText('Name of a new hall'), 'Hall 9');
  await person.click(screen.getByRole('button', { name: 'Add the hall' }));
  await screen.findByDisplayValue('Lumen Palace, Hall 9');
  await person.click(screen.getByRole('button', { name: 'Make a new one' }));
  await person.type(screen.getByLabelText('Title'), '沙丘');
  await person.click(screen.getByRole('button', { name: 'Create the production' }));
  await screen.findByText('Chosen: 沙丘 (Film).');
  fireEvent.change(screen.getByLabelText('Starts at (the venue’s time)'), { target: { value: '2126-12-05T19:30' } });
  await person.click(screen.getByRole('button', { name: 'Create the event' }));
  await screen.findByText('Your account may not do this.');
  expect(events).toMatchObject([
    { name: '沙丘', venue_id: 8, production_id: 5, time_zone: 'Asia/Taipei', starts_at: '2126-12-05T19:30' },
  ]);
});
