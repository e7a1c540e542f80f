import { waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { visit } from '../../testing/render';
import { city, foundVenue, superVenue } from '../../testing/searchSamples';
import { answer, Refusal } from '../../testing/server';

afterEach(() => vi.unstubAllGlobals());

/** Requests of the list; those for suggestions name a limit. */
const searches = (requests: unknown[]) => requests.filter((request) => !('limit' in (request as object)));

it('finds shows by words, city, day and kind, and the way to the event', async () => {
  const cities = answer('get', '/cities', { cities: [city], next: null });
  answer('get', '/cities/{city_id}', city);
  const asked = answer('get', '/search', { result: [{ venue: foundVenue }], next: null });
  const { person, screen } = visit('/find');
  await person.type(await screen.findByLabelText('Title, performer or venue'), '沙丘');
  await person.type(screen.getByLabelText('City'), 'Atlantis');
  await person.click(screen.getByRole('button', { name: 'Search' }));
  await screen.findByText('No city of the list has this name.');
  expect(searches(asked)).toEqual([{}]);
  await person.clear(screen.getByLabelText('City'));
  await person.type(screen.getByLabelText('City'), 'Taipei 臺北, TW');
  await waitFor(() => expect(cities.at(-1)).toMatchObject({ q: 'Taipei 臺北' }));
  await person.selectOptions(screen.getByLabelText('Kind'), 'film');
  await person.click(screen.getByRole('button', { name: 'Search' }));
  const show = await screen.findByRole('link', { name: /^Sat 1 May 2027, 19:00 \(Taipei\)/ });
  expect(show.getAttribute('href')).toBe('/event/7');
  expect(searches(asked).at(-1)).toEqual({ q: '沙丘', city: '1', kind: 'film' });
  expect(screen.getByText('Few left')).toBeDefined();
  expect(screen.getByRole('link', { name: 'Lumen Palace' }).getAttribute('href')).toBe('/place/3');
});

it('asks where one is only when the button is pressed, and sends it rounded', async () => {
  const getCurrentPosition = vi.fn((found: PositionCallback) =>
    found({ coords: { latitude: 25.0338123, longitude: 121.5645678 } } as GeolocationPosition));
  vi.stubGlobal('navigator', { ...navigator, userAgent: '', geolocation: { getCurrentPosition } });
  answer('get', '/cities', { cities: [city], next: null });
  const near = { ...foundVenue, place: { ...foundVenue.place!, distance_km: 1.26 } };
  const asked = answer('get', '/search', { result: [{ venue: near }], next: null });
  const { person, screen } = visit('/find?q=dune');
  await screen.findByRole('link', { name: 'Lumen Palace' });
  expect(getCurrentPosition).not.toHaveBeenCalled();
  await person.click(screen.getByRole('button', { name: 'Near me' }));
  await screen.findByText(/Within 20 km of you/);
  await screen.findByText(/1\.3 km/);
  expect(asked.at(-1)).toEqual({ q: 'dune', latitude: '25.034', longitude: '121.565', radius: '20', sort: 'nearest' });
});

it('says so when nothing fits', async () => {
  answer('get', '/cities', { cities: [], next: null });
  answer('get', '/search', { result: [], next: null });
  const { screen } = visit('/find?q=nothing');
  expect(await screen.findByText('No show fits.')).toBeDefined();
});

it('says that there is no such cinema', async () => {
  answer('get', '/super-venues/{super_venue_id}', new Refusal(404, 'super-venue-not-found'));
  answer('get', '/search', { result: [], next: null });
  const { screen } = visit('/place/9');
  expect(await screen.findByText(/There is no such venue/)).toBeDefined();
});

it('leads from the city to the film, the cinema and the show', async () => {
  answer('get', '/cities/{city_id}', city);
  answer('get', '/cities/{city_id}/productions', {
    productions: [
      {
        production_id: 5, kind: 'film', title: '沙丘', original_title: 'Dune', languages: ['en'], duration_minutes: 166,
        age_rating: 'PG-13', genre: 'Science fiction', next_show_at: '2027-05-01T11:00:00Z',
      },
    ],
    next: null,
  });
  answer('get', '/productions/{production_id}', {
    production_id: 5, kind: 'film', title: '沙丘', original_title: 'Dune', performers: ['Ana Bell'], description: 'Sand.',
    languages: ['en'], duration_minutes: 166, age_rating: 'PG-13', genre: 'Science fiction',
    seller_id: superVenue.seller_id,
  });
  const asked = answer('get', '/productions/{production_id}/shows', { result: [{ venue: foundVenue }], next: null });
  const { person, screen } = visit('/city/1');
  await person.click(await screen.findByRole('link', { name: '沙丘' }));
  const show = await screen.findByRole('link', { name: /^Sat 1 May 2027/ });
  expect(show.getAttribute('href')).toBe('/event/7');
  expect(await screen.findByText('Sand.')).toBeDefined();
  expect(asked.at(-1)).toEqual({ city: '1' });
});

it('shows a cinema with its address and shows', async () => {
  answer(
    'get', '/super-venues/{super_venue_id}', { super_venue: superVenue, venues: [{ venue_id: 4, name: 'Hall 2' }] },
  );
  const asked = answer('get', '/search', { result: [{ venue: foundVenue }], next: null });
  const { screen } = visit('/place/3');
  expect(await screen.findByRole('heading', { level: 1, name: 'Lumen Palace' })).toBeDefined();
  expect(await screen.findByRole('heading', { name: '沙丘' })).toBeDefined();
  expect(asked.at(-1)).toEqual({ super_venue: '3' });
});

it('keeps all filters in the address, and takes a price in the currency of what is shown', async () => {
  answer('get', '/cities', { cities: [city], next: null });
  const asked = answer('get', '/search', { result: [{ venue: foundVenue }], next: null });
  const { person, screen } = visit('/find?kind=film&from=2027-05-01&to=2027-05-02&availability=AVAILABLE');
  await screen.findByText(/from NT\$300\.00/);
  await person.type(screen.getByLabelText('Price up to'), '5x');
  await person.click(screen.getByRole('button', { name: 'Search' }));
  await screen.findByText('An amount, such as 500 or 12.50.');
  await person.clear(screen.getByLabelText('Price up to'));
  await person.type(screen.getByLabelText('Price up to'), '350.50');
  await person.click(screen.getByRole('button', { name: 'Search' }));
  await waitFor(() =>
    expect(asked.at(-1)).toEqual({
      kind: 'film', from: '2027-05-01', to: '2027-05-02', availability: 'AVAILABLE', currency: 'TWD',
      price_max: '35050',
    }));
  await person.selectOptions(await screen.findByLabelText('Order'), 'price');
  await person.click(screen.getByRole('button', { name: 'Search' }));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ sort: 'price', price_max: '35050' }));
  await person.click(screen.getByRole('link', { name: 'Clear all filters' }));
  await waitFor(() => expect(asked.at(-1)).toEqual({}));
});

it('shows one day at a cinema, by the clock of its city', async () => {
  answer('get', '/super-venues/{super_venue_id}', { super_venue: superVenue, venues: [] });
  const asked = answer('get', '/search', { result: [{ venue: foundVenue }], next: null });
  const { person, screen } = visit('/place/3');
  await person.click(await screen.findByRole('link', { name: 'Today' }));
  const taipei = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Taipei' }).format(new Date());
  await waitFor(() => expect(asked.at(-1)).toEqual({ super_venue: '3', city: '1', from: taipei, to: taipei }));
});

it('lists the shows of a performer', async () => {
  const asked = answer('get', '/search', { result: [{ venue: foundVenue }], next: null });
  const { screen } = visit('/performer/Ana%20Bell');
  expect(await screen.findByRole('heading', { level: 1, name: 'Ana Bell' })).toBeDefined();
  await screen.findByRole('heading', { name: '沙丘' });
  expect(asked.at(-1)).toEqual({ q: 'Ana Bell' });
});
