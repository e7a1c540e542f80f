import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { visit } from '../../testing/render';
import { buyer } from '../../testing/samples';
import { answer, server } from '../../testing/server';

const show = {
  event_id: 300, name: 'Aurora Tour', venue: 'Arena', starts_at: '2027-05-01T11:00:00Z', time_zone: 'Asia/Taipei',
};
const invitation = {
  ...show, invitation_id: '00000000-0000-4000-8000-000000000001', expires_at: '2027-01-01T00:00:00Z',
};

/** Helpers had no link to their door, and nobody asked them. */
it('leads from the navigation to an invitation, and once it is accepted to the door', async () => {
  const accepted: string[] = [];
  answer('get', '/users/me/doors', { doors: [], invitations: [invitation] }, { doors: [show], invitations: [] });
  server.use(
    http.post('http://ticketing.test/users/me/door-invitations/:id/accept', ({ params }) => {
      accepted.push(String(params['id']));
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { person, screen } = visit('/', { user: buyer });
  await person.click(await screen.findByRole('link', { name: 'Doors' }));

  expect(await screen.findByText('You are invited to scan tickets')).toBeDefined();
  expect(screen.getByText(/Arena, Sat 1 May 2027, 19:00 \(Taipei\)/)).toBeDefined();
  await person.click(screen.getByRole('button', { name: 'Accept' }));

  const link = await screen.findByRole('link', { name: 'Open the door page' });
  expect(link.getAttribute('href')).toBe('/door/300');
  expect(accepted).toEqual([invitation.invitation_id]);
});
