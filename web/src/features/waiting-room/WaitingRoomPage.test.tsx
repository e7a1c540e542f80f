import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { Refusal, answer, server, stream } from '../../testing/server';
import { visit } from '../../testing/render';
import { buyer, event, queue as sample } from '../../testing/samples';
import type { Queue, QueuePlace } from '../../shared/api/types';
import { leadingZeros } from './proofOfWork';

const hash = (letter: string) => letter.repeat(64);
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

const queue = (changes: Partial<Queue> = {}): Queue => ({
  ...sample, opens_at: inMinutes(-60), sale_starts_at: inMinutes(-30), ...changes,
});

const preQueue = (changes: Partial<Queue> = {}) =>
  queue({
    phase: 'PRE_QUEUE', sale_starts_at: inMinutes(20), waiting: 1_000, now_serving: 0, drawn: 0, seed: null,
    ...changes,
  });

const place = (changes: Partial<QueuePlace> = {}): QueuePlace => ({
  event_id: 7, state: 'WAITING', entry: hash('d'), number: 400, estimate_seconds: 300, admitted_until: null, ...changes,
});

const room = { ...event, sale_starts_at: inMinutes(20), waiting_room: { opens_before_minutes: 30 } };

function open(state: Queue, mine: QueuePlace | Refusal, user = buyer) {
  answer('get', '/events/{event_id}', room);
  answer('get', '/queue/{event_id}', state);
  answer('get', '/queue/{event_id}/entries/me', mine);
  return visit('/event/7/waiting-room', { user });
}

describe('the waiting room', () => {
  it('is entered once, with a nonce of the device, and says that the page may be closed', async () => {
    const { screen, person } = open(preQueue(), new Refusal(404, 'not-in-queue'));
    const joins = answer('post', '/queue/{event_id}/entries', (body) => ({
      nonce: (body as { nonce: string }).nonce, position: 12,
      place: place({ state: 'BEFORE_DRAW', number: null, estimate_seconds: null }),
    }));
    expect(await screen.findByText(/^in 0:(20:00|19:5\d)\.$/)).toBeDefined();
    await person.click(await screen.findByRole('button', { name: 'Enter the waiting room' }));
    expect(await screen.findByText('You are in. Your place is drawn when the sale begins.')).toBeDefined();
    expect(screen.getByText(/You may close this page/)).toBeDefined();
    expect(joins).toHaveLength(1);
    expect((joins[0] as { nonce: string }).nonce).toMatch(/^[0-9a-f]{32}$/);
    expect(screen.getByText((joins[0] as { nonce: string }).nonce)).toBeDefined();
  });

  it('tells place and estimate, politely', async () => {
    const { screen } = open(queue(), place());
    expect(await screen.findByText('Your place: 400')).toBeDefined();
    const estimate = screen.getByText('Your turn comes in about 5 minutes.');
    expect(estimate.closest('[role=status]')).not.toBeNull();
    expect(screen.getByText('Now serving place 100. 900 people waiting.').closest('[role=status]')).toBeNull();
  });

  it('sends on to the seats whose turn it is', async () => {
    const { screen } = open(queue({ now_serving: 400 }), place({ state: 'ADMITTED', admitted_until: inMinutes(9) }));
    expect(await screen.findByText('It is your turn')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Go on to the seats' }).getAttribute('href')).toBe('/event/7');
  });

  it('offers another turn to whose turn has passed', async () => {
    const { screen, person } = open(queue({ now_serving: 500 }), place({ state: 'TURN_PASSED' }));
    let again = false;
    answer('get', '/queue/{event_id}/entries/me', () => place({ state: again ? 'WAITING' : 'TURN_PASSED' }));
    answer('post', '/queue/{event_id}/entries', () => {
      again = true;
      return { nonce: 'n', position: 12, place: place() };
    });
    await person.click(await screen.findByRole('button', { name: 'Wait for another turn' }));
    expect(await screen.findByText('Your place: 400')).toBeDefined();
  });

  it('does the work that entering costs, and sends it along', async () => {
    const { screen, person } = open(preQueue(), new Refusal(404, 'not-in-queue'));
    let sent: Headers | undefined;
    server.use(
      http.post('http://ticketing.test/queue/7/entries', ({ request }) => {
        sent = request.headers;
        return request.headers.has('Entry-Challenge')
          ? HttpResponse.json({ nonce: 'n', position: 12, place: place({ state: 'BEFORE_DRAW', number: null }) })
          : HttpResponse.json({ code: 'challenge-required' }, {
              status: 403, headers: { 'Content-Type': 'application/problem+json' },
            });
      }),
      http.get('http://ticketing.test/queue/7/challenge', () =>
        HttpResponse.json({ kind: 'proof-of-work', challenge: '7.a.b', difficulty_bits: 6, expires_at: inMinutes(5) })),
    );
    await person.click(await screen.findByRole('button', { name: 'Enter the waiting room' }));
    expect(await screen.findByText('You are in. Your place is drawn when the sale begins.')).toBeDefined();
    expect(sent?.get('Entry-Challenge')).toBe('7.a.b');
    const hash = createHash('sha256').update(`7.a.b:${sent?.get('Entry-Solution')}`).digest();
    expect(leadingZeros(hash)).toBeGreaterThanOrEqual(6);
  });

  it('says that everything is sold, and that places are kept', async () => {
    const { screen } = open(queue({ sold_out: true }), place());
    expect(await screen.findByText(/^Everything is sold\. Seats may come back/)).toBeDefined();
    expect(await screen.findByText('Your place is kept.')).toBeDefined();
  });

  it('of demand has no draw, and sends everybody on when it is over', async () => {
    const { screen } = open(queue({ phase: 'OVER', by_demand: true }), place());
    expect(await screen.findByText('Nobody has to wait any more')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Go on to the seats' }).getAttribute('href')).toBe('/event/7');
    expect(screen.queryByText('How everybody can check the draw')).toBeNull();
  });

  it('shows the public value that the draw depends on', async () => {
    const named = { source: 'lottery L, 1 May', published_at: inMinutes(-40), value: '7 11 23' };
    const { screen } = open(queue({ public_value: named }), place());
    expect(await screen.findByText('Public value: lottery L, 1 May')).toBeDefined();
    expect(screen.getByText('7 11 23')).toBeDefined();
  });

  it('is linked from its event', async () => {
    answer('get', '/api/seat_reservation/{event_id}/sections', {
      event_id: 7, currency: 'TWD', sections: [{ section: 'A', price: 300_000, total: 8, available: 8 }],
    });
    stream('/api/seat_reservation/7/changes');
    answer('get', '/events/{event_id}', room);
    const { screen } = visit('/event/7');
    const link = await screen.findByRole('link', { name: 'Go to the waiting room' });
    expect(link.getAttribute('href')).toBe('/event/7/waiting-room');
    await waitFor(() => expect(screen.getByText(/^The sale begins .*\(Taipei\)/)).toBeDefined());
  });
});
