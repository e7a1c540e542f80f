import { within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import type { User } from '../../shared/api/types';
import { visit } from '../../testing/render';
import { seller } from '../../testing/samples';
import { server } from '../../testing/server';

const operator: User = { ...seller, user_id: '0197a000-0000-7000-8000-0000000000ee', name: 'Ola', role: 'operator' };
const at = (path: string) => `http://ticketing.test/operators/${path}`;

it('replays the dead letters of one service', async () => {
  const letter = {
    topic: 'event-id-7', partition: 3, offset: 12, key: 'event-7', type: 'BookingPaidSuccess',
    reason: 'no such booking', payload: '{"booking_id":"1"}',
  };
  let letters = [letter];
  server.use(
    http.get(at('event-ticketing/dead-letters'), () => HttpResponse.json([])),
    http.get(at('seat-reservation/dead-letters'), () => HttpResponse.json([])),
    http.get(at('booking/dead-letters'), () => HttpResponse.json(letters)),
    http.post(at('booking/dead-letters/replay'), () => {
      letters = [];
      return HttpResponse.json({ replayed: 1 });
    }),
  );
  const { person, screen } = visit('/operator/dead-letters', { user: operator });

  await screen.findByText('no such booking');
  await person.click(screen.getByRole('button', { name: 'Replay the dead letters of booking' }));
  await screen.findByText('1 message was sent again.');
  expect(screen.queryByText('no such booking')).toBeNull();
});

it('shows a refund that the provider refused, and tries what is owed again', async () => {
  const refund = {
    refund_id: 'r1', booking_id: 'b1', kind: 'cancellation', amount_minor: 300_000, currency: 'TWD', code: 'closed',
    owed: true, refused_at: '2026-11-20T10:00:00Z',
  };
  const asked: string[] = [];
  server.use(
    http.get(at('booking/refunds/refused'), () => HttpResponse.json({ total: 1, newest: [refund] })),
    http.get(at('booking/mails/parked'), () => HttpResponse.json({ total: 0, newest: [] })),
    http.post(at('booking/refunds/:id/retry'), ({ params }) => {
      asked.push(String(params['id']));
      return HttpResponse.json({ refund_id: 'r2' });
    }),
  );
  const { person, screen } = visit('/operator/queues', { user: operator });
  await person.click(await screen.findByRole('button', { name: 'Try again' }));
  await screen.findByText('Refunds that the provider refused: 1');
  expect(asked).toEqual(['r1']);
});

it('is for operators only', async () => {
  const { screen } = visit('/operator/audit-log', { user: seller });
  await screen.findByText('This page is for operators.');
});

const account = {
  user_id: '0197a000-0000-7000-8000-0000000000aa', email: 'ada@example.org', name: 'Ada', role: 'seller',
  created_at: '2026-10-01T10:00:00Z', email_verified: true, is_guest: false, locked_at: null as string | null,
};
const detail = {
  account, lock_reason: null as string | null, last_log_in_at: '2026-11-20T10:00:00Z', has_second_factor: true,
  passkeys: 1, events: 3, api_keys: 2, team_members: 1,
  sessions: [
    { created_at: '2026-11-20T10:00:00Z', last_used_at: '2026-11-20T11:00:00Z', device: 'Firefox on Windows' },
  ],
  session_count: 1,
};

it('finds an account by its name and locks it with a reason', async () => {
  let shown = detail;
  const sent: unknown[] = [];
  const asked: string[] = [];
  server.use(
    http.get(at('event-ticketing/accounts'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ accounts: [account], next: null });
    }),
    http.get(at('event-ticketing/accounts/:id'), () => HttpResponse.json(shown)),
    http.post(at('event-ticketing/accounts/:id/lock'), async ({ request }) => {
      sent.push(await request.json());
      shown = {
        ...detail, account: { ...account, locked_at: '2026-11-20T12:00:00Z' }, lock_reason: 'Sold forged tickets',
        sessions: [], session_count: 0,
      };
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { person, screen } = visit('/operator/accounts', { user: operator });
  await person.type(await screen.findByLabelText('Name, address or id'), 'ada');
  await person.click(screen.getByRole('button', { name: 'Find' }));
  await person.click(await screen.findByRole('link', { name: 'Ada' }));
  expect(asked.at(-1)).toContain('q=ada');

  const form = await screen.findByRole('form', { name: 'Lock the account' });
  await person.type(within(form).getByLabelText('Reason, for the audit log'), 'Sold forged tickets');
  await person.click(within(form).getByRole('button', { name: 'Lock the account' }));

  await screen.findByText('The account is locked.');
  await screen.findByText('Reason: Sold forged tickets');
  expect(sent).toEqual([{ reason: 'Sold forged tickets' }]);
  expect(screen.getByRole('form', { name: 'Unlock the account' })).toBeDefined();
});

it('removes a second factor only after saying how the owner was identified', async () => {
  const sent: unknown[] = [];
  server.use(
    http.get(at('event-ticketing/accounts/:id'), () => HttpResponse.json(detail)),
    http.post(at('event-ticketing/accounts/:id/remove-second-factor'), async ({ request }) => {
      sent.push(await request.json());
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { person, screen } = visit(`/operator/accounts/${account.user_id}`, { user: operator });
  const form = await screen.findByRole('form', { name: 'Remove the second factor' });
  await person.selectOptions(within(form).getByLabelText('How you know that the owner asks'), 'call-back');
  await person.type(within(form).getByLabelText('Reason, for the audit log'), 'Lost the phone');
  await person.click(within(form).getByRole('button'));
  await screen.findByText(/was removed, and the owner is told/);
  expect(sent).toEqual([{ reason: 'Lost the phone', identified_by: 'call-back' }]);
});

it('offers no change of an operator', async () => {
  server.use(
    http.get(at('event-ticketing/accounts/:id'), () =>
      HttpResponse.json({ ...detail, account: { ...account, role: 'operator' } })),
  );
  const { screen } = visit(`/operator/accounts/${account.user_id}`, { user: operator });
  await screen.findByText(/set by the configuration/);
  expect(screen.queryByRole('button', { name: 'Lock the account' })).toBeNull();
});
