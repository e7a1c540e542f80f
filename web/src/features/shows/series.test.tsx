import { waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { seller } from '../../testing/samples';
import { answer } from '../../testing/server';
import type { Series, Show } from '../../shared/api/types';

const series: Series = {
  series_id: '0197a000-0000-7000-8000-0000000000aa', seller_id: seller.user_id, name: 'Night Train', venue: 'Hall 3',
  time_zone: 'Asia/Taipei', currency: 'TWD', created_at: '2026-11-29T08:00:00Z', shows: 2, shows_created: 2,
};
const show = (id: number, changes: Partial<Show> = {}): Show => ({
  event_id: id, starts_at: `2027-05-0${id}T12:00:00Z`, previous_starts_at: null, status: 'ON_SALE', sold_out: false,
  sale_starts_at: null, price_from: 30_000, price_to: 30_000, ...changes,
});

it('lists the dates of a series with the state of each', async () => {
  answer('get', '/series/{series_id}', {
    series, shows: [show(1), show(2, { sold_out: true }), show(3, { status: 'CANCELLED' })], next: null,
  });
  const { screen } = visit(`/shows/${series.series_id}`);
  const first = await screen.findByRole('link', { name: /^Sat 1 May 2027, 20:00 \(Taipei\)/ });
  expect(first.getAttribute('href')).toBe('/event/1');
  expect(screen.getByText('Sold out')).toBeDefined();
  expect(screen.getByText('Cancelled')).toBeDefined();
});

it('shows the dates of a rule and creates them in one request', async () => {
  const previews = answer('post', '/series/preview', { starts: ['2027-05-01T12:00:00Z', '2027-05-02T12:00:00Z'] });
  const created = answer('post', '/series', series);
  answer('get', '/series/{series_id}', { series, shows: [show(1), show(2)], next: null });
  const { person, screen } = visit('/organiser/new', { user: seller });
  await person.type(await screen.findByLabelText('Name'), 'Night Train');
  await person.type(screen.getByLabelText('Venue'), 'Hall 3');
  await person.click(screen.getByLabelText('Repeat it on other dates'));
  await person.click(screen.getByLabelText('Sun'));
  await person.click(screen.getByRole('button', { name: 'Show the dates' }));
  expect(await screen.findByText('2 shows by this rule:')).toBeDefined();
  expect(previews[0]).toMatchObject({ rule: { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] } });
  await person.click(screen.getByRole('button', { name: 'Create all shows' }));
  expect(await screen.findByText('2 shows in all.')).toBeDefined();
  expect(created[0]).toMatchObject({ event: { name: 'Night Train' }, rule: { times: ['19:00'] } });
});

it('changes all shows by what was typed and nothing else', async () => {
  answer('get', '/series/{series_id}', { series, shows: [show(1), show(2)], next: null });
  const edits = answer('post', '/series/{series_id}/edit', { series, shows_changed: 2 });
  const { person, screen } = visit(`/organiser/series/${series.series_id}`, { user: seller });
  await person.type(await screen.findByLabelText(/^Minutes later/), '-15');
  await person.click(screen.getByRole('button', { name: 'Change all shows' }));
  expect(await screen.findByText('2 shows changed.')).toBeDefined();
  expect(edits).toEqual([{ shift_minutes: -15 }]);
});

it('publishes all drafts at once and says what became of them', async () => {
  answer(
    'get', '/series/{series_id}',
    { series, shows: [show(1, { draft: true }), show(2)], next: null },
    { series, shows: [show(1), show(2)], next: null },
  );
  answer('post', '/series/{series_id}/publish', {
    series, shows_changed: 1,
    shows: [
      { event_id: 1, starts_at: '2027-05-01T12:00:00Z', outcome: 'published' },
      { event_id: 2, starts_at: '2027-05-02T12:00:00Z', outcome: 'over' },
    ],
  });
  const { person, screen } = visit(`/organiser/series/${series.series_id}`, { user: seller });
  await person.click(await screen.findByRole('button', { name: 'Publish all drafts' }));
  await screen.findByText('1 show published. 1 show began or ended before and stayed as they were.');
  expect(screen.queryByRole('button', { name: 'Publish all drafts' })).toBeNull();
});

it('deletes the picture of a series', async () => {
  const picture = { picture_id: series.series_id, alt: 'A train', width: 960, height: 540, widths: [480, 960] };
  answer(
    'get', '/series/{series_id}',
    { series: { ...series, picture }, shows: [], next: null }, { series, shows: [], next: null },
  );
  const deleted = answer('delete', '/series/{id}/picture', 'done');
  const { person, screen } = visit(`/organiser/series/${series.series_id}`, { user: seller });
  await screen.findByRole('img', { name: 'A train' });
  await person.click(screen.getByRole('button', { name: 'Delete the picture' }));
  await waitFor(() => expect(screen.queryByRole('img', { name: 'A train' })).toBeNull());
  expect(deleted).toHaveLength(1);
});
