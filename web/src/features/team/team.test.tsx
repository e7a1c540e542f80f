import { waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, expect, it } from 'vitest';
import { t } from '../../shared/i18n';
import { visit } from '../../testing/render';
import { buyer, event, seller } from '../../testing/samples';
import { answer, server } from '../../testing/server';
import { act } from './acting';

const base = 'http://ticketing.test';
const team = {
  seller_id: seller.user_id, seller_name: 'Sol', role: 'manager' as const, added_at: '2026-11-01T08:00:00Z',
};
const member = {
  user_id: buyer.user_id, email: buyer.email, name: 'Ada', role: 'manager' as const, added_at: '2026-11-01T08:00:00Z',
};
const noEntries = { entries: [], next: null };
const actingToken = () => ({
  token: 'acting-token', expires_at: new Date(Date.now() + 900_000).toISOString(), seller_id: seller.user_id,
  seller_name: 'Sol', role: 'manager', permissions: ['events:read'],
});

afterEach(() => act(null));

it('acts for a seller with a token of its own, says so, and stops', async () => {
  const tokens: (string | null)[] = [];
  answer('get', '/users/me/teams', { teams: [team], invitations: [] });
  server.use(
    http.post(`${base}/users/teams/${seller.user_id}/token`, () => HttpResponse.json(actingToken())),
    http.get(`${base}/events`, ({ request }) => {
      tokens.push(request.headers.get('Authorization'));
      return HttpResponse.json({ events: [], next: null });
    }),
  );
  const { person, screen } = visit('/teams', { user: buyer });
  await person.click(await screen.findByRole('button', { name: 'Act for Sol' }));

  expect(await screen.findByText(/You act for Sol \(Manager\)/)).toBeDefined();
  expect(await screen.findByRole('heading', { name: 'My events' })).toBeDefined();
  await screen.findByText(/./, { selector: '.empty' });
  expect(tokens).toContain('Bearer acting-token');

  await person.click(screen.getByRole('button', { name: 'Stop acting' }));
  expect(screen.queryByText(/You act for Sol/)).toBeNull();
  expect(await screen.findByText(t.auth.sellersOnly)).toBeDefined();
});

it('asks for another acting token when a service refuses the first', async () => {
  let asked = 0;
  act({ userId: buyer.user_id, sellerId: seller.user_id, sellerName: 'Sol', role: 'manager' });
  server.use(
    http.post(`${base}/users/teams/${seller.user_id}/token`, () => {
      asked += 1;
      return HttpResponse.json({ ...actingToken(), token: `acting-${asked}` });
    }),
    http.get(`${base}/events`, ({ request }) =>
      request.headers.get('Authorization') === 'Bearer acting-2'
        ? HttpResponse.json({ events: [{ ...event, name: 'Second night' }], next: null })
        : HttpResponse.json({ code: 'unauthenticated', status: 401 }, { status: 401 }),
    ),
  );
  const { screen } = visit('/organiser', { user: buyer });

  expect(await screen.findByRole('link', { name: 'Second night' })).toBeDefined();
  expect(asked).toBe(2);
});

it('invites, changes and removes members, and shows a new key once', async () => {
  const calls: string[] = [];
  answer('get', '/users/team', { seller_id: seller.user_id, members: [member], invitations: [] });
  answer('get', '/users/api-keys', { keys: [], scopes: ['events:read', 'orders:read'] });
  answer('get', '/users/team/audit-log', noEntries);
  const record = async ({ request }: { request: Request }) => {
    calls.push(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`.trim());
    return new HttpResponse(null, { status: 204 });
  };
  server.use(
    http.post(`${base}/users/team/invitations`, record),
    http.put(`${base}/users/team/members/:id`, record),
    http.delete(`${base}/users/team/members/:id`, record),
    http.post(`${base}/users/api-keys`, async ({ request }) => {
      calls.push(await request.text());
      return HttpResponse.json(
        {
          client_secret: 'the-secret',
          key: {
            key_id: 'k', name: 'Robot', scopes: ['orders:read'], created_at: team.added_at, expires_at: team.added_at,
            last_used_at: null, revoked_at: null, stopped_at: null,
          },
        },
        { status: 201 },
      );
    }),
  );
  const { person, screen } = visit('/organiser/team', { user: seller });
  await person.type(await screen.findByLabelText('Email of the person to invite'), 'eve@example.com');
  await person.selectOptions(screen.getByLabelText('Role'), 'finance');
  await person.click(screen.getByRole('button', { name: 'Invite' }));
  expect(await screen.findByText(/Invited\. Whoever has this address/)).toBeDefined();
  await person.selectOptions(await screen.findByLabelText('Role of Ada'), 'door');
  await person.click(await screen.findByRole('button', { name: 'Remove Ada' }));
  await person.type(screen.getByLabelText('Name of the key'), 'Robot');
  await person.click(await screen.findByLabelText('orders:read'));
  await person.click(screen.getByRole('button', { name: 'Make a key' }));

  expect(await screen.findByText('the-secret')).toBeDefined();
  expect(calls).toEqual([
    'POST /users/team/invitations {"email":"eve@example.com","role":"finance"}',
    `PUT /users/team/members/${buyer.user_id} {"role":"door"}`,
    `DELETE /users/team/members/${buyer.user_id}`,
    '{"name":"Robot","scopes":["orders:read"],"expires_in_days":90}',
  ]);
});

it('lets a stopped key go on, and revokes another with what it made', async () => {
  answer('get', '/users/team', { seller_id: seller.user_id, members: [], invitations: [] });
  answer('get', '/users/team/audit-log', noEntries);
  const key = {
    key_id: 'k1', name: 'Robot', scopes: ['door:manage'], created_at: team.added_at, expires_at: team.added_at,
    last_used_at: null, revoked_at: null, stopped_at: team.added_at,
  };
  answer('get', '/users/api-keys', { keys: [key], scopes: [] }, { keys: [{ ...key, stopped_at: null }], scopes: [] });
  const resumed = answer('post', '/users/api-keys/{key_id}/resume', 'done');
  const revoked = answer('delete', '/users/api-keys/{key_id}', 'done');
  const deleted = answer('delete', '/sellers/me/webhooks', 'done');
  const { person, screen } = visit('/organiser/team', { user: seller });
  expect(await screen.findByText('Stopped when your password was replaced by mail')).toBeDefined();
  await person.click(screen.getByRole('button', { name: 'Let Robot go on' }));
  await waitFor(() => expect(screen.queryByText(/^Stopped when/)).toBeNull());
  expect(resumed).toHaveLength(1);
  await person.click(screen.getByRole('button', { name: 'Revoke Robot, its invitations to doors and its webhooks' }));
  await waitFor(() => expect(deleted).toEqual([{ made_by_key: 'k1' }]));
  expect(revoked).toEqual([{ end_made: 'true' }]);
});

it('says who did what to the team', async () => {
  answer('get', '/users/team', { seller_id: seller.user_id, members: [], invitations: [] });
  answer('get', '/users/api-keys', { keys: [], scopes: [] });
  answer('get', '/users/team/audit-log', {
    entries: [
      {
        audit_id: 1, at: team.added_at, kind: 'api-key-revoked', actor: 'member', actor_id: buyer.user_id,
        actor_name: 'Ada', role: 'owner', event_id: null, order_id: null, user_id: null, details: { key_id: 'k' },
        address: null,
      },
    ],
    next: null,
  });
  const { screen } = visit('/organiser/team', { user: seller });

  const who = await screen.findByText('Ada (owner)');
  expect(who.parentElement?.textContent).toBe('Ada (owner) revoked an API key');
});

it('deletes the account after the password, and says why not', async () => {
  const passwords: unknown[] = [];
  answer('get', '/users/sessions', { sessions: [], next: null });
  answer('get', '/users/me/second-factor', { enabled: false, recovery_codes_left: 0 });
  server.use(
    http.delete(`${base}/users/me`, async ({ request }) => {
      passwords.push(await request.json());
      return passwords.length === 1
        ? HttpResponse.json({ code: 'tickets-to-come', status: 409 }, { status: 409 })
        : new HttpResponse(null, { status: 204 });
    }),
  );
  const { person, screen } = visit('/account', { user: buyer });
  await person.type(await screen.findByLabelText('Your password'), 'correct horse');
  await person.click(screen.getByRole('button', { name: 'Delete my account for good' }));
  expect(await screen.findByText(/You have paid tickets of events that have not begun/)).toBeDefined();
  await person.click(screen.getByRole('button', { name: 'Delete my account for good' }));

  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeDefined();
  expect(passwords).toEqual([{ password: 'correct horse' }, { password: 'correct horse' }]);
});
