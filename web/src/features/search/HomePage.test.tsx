import { expect, it } from 'vitest';
import type { FoundShow, FoundVenue } from '../../shared/api/types';
import { visit } from '../../testing/render';
import { city, foundVenue, superVenue } from '../../testing/searchSamples';
import { answer } from '../../testing/server';

const show = (changes: Partial<FoundShow>): FoundShow => ({ ...foundVenue.movie.events[0]!, ...changes });

const concert = (id: number, name: string, changes: Partial<FoundShow>): { venue: FoundVenue } => ({
  venue: {
    ...foundVenue, movie: { movie_id: null, name, kind: 'concert', events: [show({ event_id: id, name, ...changes })] },
  },
});

/** Answers for each kind; nothing for the others. */
const shows = (found: Record<string, { venue: FoundVenue }[]>) =>
  answer('get', '/search', (asked) => ({ result: found[(asked as { kind?: string }).kind ?? ''] ?? [], next: null }));

it('shows what is on by kind, with date, place, price with fees, and what is rare', async () => {
  shows({
    concert: [
      concert(8, 'Few Lanterns', { availability: 'FEW' }),
      concert(9, 'Gone Lanterns', { availability: 'SOLD_OUT' }),
      concert(10, 'No Lanterns', { availability: 'SOLD_OUT', waitlist: false }),
      concert(11, 'Free Lanterns', { availability: 'AVAILABLE', price_from: 0 }),
    ],
    film: [
      { venue: foundVenue },
      { venue: { ...foundVenue, venue_id: 6, movie: { ...foundVenue.movie, events: [show({ event_id: 12 })] } } },
    ],
  });
  const { screen } = visit('/');
  expect((await screen.findByRole('link', { name: 'Few Lanterns' })).getAttribute('href')).toBe('/event/8');
  const cards = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(cards.find((text) => text?.includes('Few'))).toMatch(
    /Sat 1 May 2027, 19:00 \(Taipei\).*Lumen Palace.*from NT\$300\.00Few left/,
  );
  expect(cards.find((text) => text?.includes('Gone'))).toContain('Sold out · join the waitlist');
  expect(cards.find((text) => text?.includes('No Lan'))).not.toContain('waitlist');
  expect(cards.find((text) => text?.includes('Free Lan'))).toContain('Free');
  // A film at two cinemas is one card, which leads to all of its shows.
  expect(screen.getByRole('link', { name: '沙丘' }).getAttribute('href')).toBe('/find?production=5');
  expect(screen.getByRole('heading', { name: 'Concerts soon' })).toBeDefined();
  expect(screen.queryByRole('heading', { name: 'Matches soon' })).toBeNull();
});

it('suggests shows, venues and cities while somebody types, by keyboard too', async () => {
  answer('get', '/cities', { cities: [city], next: null });
  answer('get', '/super-venues/{super_venue_id}', { super_venue: superVenue, venues: [] });
  answer('get', '/search', { result: [{ venue: foundVenue }], next: null });
  const { person, screen } = visit('/');
  const field = screen.getByRole('combobox', { name: /^Search for a title/ });
  await person.type(field, 'lum');
  expect(await screen.findByText('3 suggestions')).toBeDefined();
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
    'Taipei 臺北 City · TW', '沙丘 Show · Lumen Palace, Taipei', 'Lumen Palace Venue · Taipei',
  ]);
  await person.keyboard('{ArrowUp}{ArrowDown}{ArrowUp}');
  const last = screen.getByRole('option', { selected: true });
  expect(last.textContent).toBe('Lumen Palace Venue · Taipei');
  expect(field.getAttribute('aria-activedescendant')).toBe(last.id);
  await person.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Lumen Palace' })).toBeDefined();
});

it('searches for what is typed when no suggestion is chosen', async () => {
  const asked = shows({});
  const { person, screen } = visit('/');
  expect(await screen.findByText('Nothing is on sale yet.')).toBeDefined();
  await person.type(screen.getByRole('combobox'), 'dune{Enter}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Find shows' })).toBeDefined();
  await screen.findByText('No show fits.');
  expect(asked.at(-1)).toEqual({ q: 'dune' });
});

it('begins in the city that was looked at last', async () => {
  answer('get', '/cities/{city_id}', city);
  answer('get', '/cities/{city_id}/productions', {
    productions: [
      {
        production_id: 5, kind: 'film', title: '沙丘', original_title: 'Dune', languages: ['en'], duration_minutes: 166,
        age_rating: '', genre: 'Science fiction', next_show_at: '2027-05-01T11:00:00Z',
      },
    ],
    next: null,
  });
  shows({});
  localStorage.setItem('ticketing.city', '1');
  const { person, screen } = visit('/');
  expect(await screen.findByRole('heading', { name: 'In cinemas in Taipei' })).toBeDefined();
  expect(screen.getByRole('link', { name: '沙丘' }).getAttribute('href')).toBe('/city/1/film/5');
  await person.click(screen.getByRole('button', { name: 'Everywhere' }));
  expect(screen.queryByRole('heading', { name: 'In cinemas in Taipei' })).toBeNull();
  expect(localStorage.getItem('ticketing.city')).toBeNull();
});
