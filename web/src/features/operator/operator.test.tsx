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
