import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ApiError } from '../api/ApiError';
import { retryDelayMs } from '../api/retry';
import { openStream, type StreamEvent, type StreamState } from './openStream';

const encoder = new TextEncoder();

/** A `fetch` whose answers are given one by one: the chunks of a stream, a status, or a network failure. */
function scripted(answers: (string[] | { status: number; body?: object } | 'network')[]) {
  const requests: Headers[] = [];
  const fake = async (_path: unknown, init?: RequestInit): Promise<Response> => {
    requests.push(new Headers(init?.headers));
    const answer = answers.shift();
    if (answer === undefined) return new Promise(() => {});
    if (answer === 'network') throw new TypeError('failed');
    if ('status' in answer) {
      return new Response(JSON.stringify(answer.body ?? {}), {
        status: answer.status,
        headers: { 'Content-Type': 'application/problem+json' },
      });
    }
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const chunk of answer) controller.enqueue(encoder.encode(chunk));
        controller.close();
      },
    });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  };
  return { fetch: fake as typeof fetch, requests };
}

/** Waits for a condition; a slow machine gets the time it needs. */
const eventually = (condition: () => void) => vi.waitFor(condition, { timeout: 60_000, interval: 5 });

let close: (() => void) | undefined;
afterEach(() => close?.());

describe('openStream', () => {
  it('parses events cut anywhere and ignores heartbeats', async () => {
    const seen: StreamEvent[] = [];
    const { fetch } = scripted([[': beat\n\nevent: cha', 'nge\nid: 7\nda', 'ta: {"seq":7}\n\n: beat\n\n']]);
    close = openStream({ path: '/x', fetch, onEvent: (e) => seen.push(e), delayMs: () => 0 });
    await eventually(() => expect(seen).toEqual([{ name: 'change', data: { seq: 7 } }]));
  });

  it('resumes after the last id it saw and sends the token', async () => {
    const { fetch, requests } = scripted([['id: 41\ndata: 1\n\nid: 42\ndata: 2\n\n'], 'network', ['data: 3\n\n']]);
    close = openStream({ path: '/x', token: 't', fetch, onEvent: () => {}, delayMs: () => 0 });
    await eventually(() => expect(requests.length).toBeGreaterThanOrEqual(3));
    expect(requests.map((r) => r.get('Last-Event-ID')).slice(0, 3)).toEqual([null, '42', '42']);
    expect(requests[0]?.get('Authorization')).toBe('Bearer t');
  });

  it('backs off further until an event comes', async () => {
    const attempts: number[] = [];
    const { fetch } = scripted(['network', { status: 503 }, [], ['data: 1\n\n'], 'network']);
    close = openStream({ path: '/x', fetch, onEvent: () => {}, delayMs: (n) => (attempts.push(n), 0) });
    await eventually(() => expect(attempts).toEqual([0, 1, 2, 0, 1]));
  });

  it('stops and says why when refused', async () => {
    const refusals: ApiError[] = [];
    const { fetch, requests } = scripted([{ status: 401, body: { code: 'unauthenticated' } }]);
    close = openStream({
      path: '/x', fetch, onEvent: () => {}, onRefused: (e) => refusals.push(e), delayMs: () => 0,
    });
    await eventually(() => expect(refusals.map((e) => e.code)).toEqual(['unauthenticated']));
    expect(requests.length).toBe(1);
  });

  it('gives no event after it was closed', async () => {
    const seen: StreamEvent[] = [];
    const { fetch, requests } = scripted([['data: 1\n\ndata: 2\n\n']]);
    const stop = openStream({
      path: '/x', fetch, delayMs: () => 0, onEvent: (e) => { seen.push(e); stop(); },
    });
    await eventually(() => expect(seen.length).toBe(1));
    await Promise.resolve();
    expect(seen.length).toBe(1);
    expect(requests.length).toBe(1);
  });
});

/** A page that a test hides and shows. */
function page() {
  let hidden = false;
  const watchers = new Set<() => void>();
  return {
    isHidden: () => hidden,
    onChange: (changed: () => void) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    watchers,
    set(value: boolean) {
      hidden = value;
      for (const changed of [...watchers]) changed();
    },
  };
}

describe('a stream of a page that nobody looks at', () => {
  /** A `fetch` whose streams send one event and stay open until they are aborted. */
  function lasting() {
    const open = new Set<AbortSignal>();
    const requests: Headers[] = [];
    const fake = (_path: unknown, init?: RequestInit): Promise<Response> => {
      requests.push(new Headers(init?.headers));
      const signal = init!.signal!;
      open.add(signal);
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(encoder.encode(`id: ${requests.length}\ndata: 1\n\n`));
          signal.addEventListener('abort', () => {
            open.delete(signal);
            controller.error(new DOMException('aborted', 'AbortError'));
          });
        },
      });
      return Promise.resolve(new Response(body));
    };
    return { fetch: fake as typeof fetch, open, requests };
  }

  it('is closed, and goes on after its last event when somebody looks', async () => {
    const visibility = page();
    const { fetch, open, requests } = lasting();
    close = openStream({ path: '/x', fetch, onEvent: () => {}, visibility, hiddenForMs: 5, delayMs: () => 3_600_000 });
    await eventually(() => expect(open.size).toBe(1));
    visibility.set(true);
    await eventually(() => expect(open.size).toBe(0));
    visibility.set(false);
    await eventually(() => expect(requests.map((r) => r.get('Last-Event-ID'))).toEqual([null, '1']));
    close();
    await eventually(() => expect([open.size, visibility.watchers.size]).toEqual([0, 0]));
  });

  it('stays open through a glance at another tab', async () => {
    const visibility = page();
    const { fetch, open, requests } = lasting();
    close = openStream({ path: '/x', fetch, onEvent: () => {}, visibility, hiddenForMs: 3_600_000 });
    await eventually(() => expect(open.size).toBe(1));
    visibility.set(true);
    visibility.set(false);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([open.size, requests.length]).toEqual([1, 1]);
  });

  it('is not opened before the page is shown', async () => {
    const visibility = page();
    visibility.set(true);
    const { fetch, requests } = lasting();
    close = openStream({ path: '/x', fetch, onEvent: () => {}, visibility });
    await eventually(() => expect(visibility.watchers.size).toBe(1));
    expect(requests).toEqual([]);
    visibility.set(false);
    await eventually(() => expect(requests.length).toBe(1));
  });
});

describe('a stream of a page whose network goes', () => {
  /** A network that a test cuts and gives back. */
  function network() {
    const acts = { cut: new Set<() => void>(), back: new Set<() => void>() };
    const watch = (kind: keyof typeof acts) => (act: () => void) => {
      acts[kind].add(act);
      return () => void acts[kind].delete(act);
    };
    return {
      onCut: watch('cut'), onReturn: watch('back'),
      happens: (kind: keyof typeof acts) => [...acts[kind]].forEach((act) => act()),
      watchers: () => acts.cut.size + acts.back.size,
    };
  }

  /** A `fetch` whose streams send one event and then say nothing more: as dead as a cut connection looks. */
  function silent() {
    const requests: { headers: Headers; signal: AbortSignal }[] = [];
    const fake = (_path: unknown, init?: RequestInit): Promise<Response> => {
      const signal = init!.signal!;
      requests.push({ headers: new Headers(init?.headers), signal });
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(encoder.encode(`id: ${requests.length}\ndata: 1\n\n`));
          signal.addEventListener('abort', () => controller.error(new DOMException('aborted', 'AbortError')));
        },
      });
      return Promise.resolve(new Response(body));
    };
    return { fetch: fake as typeof fetch, requests };
  }

  it('is lost at once, and goes on at once when the network is back, however long it should have waited', async () => {
    const net = network();
    const { fetch, requests } = silent();
    const states: StreamState[] = [];
    close = openStream({
      path: '/x', fetch, network: net, onEvent: () => {}, onState: (state) => states.push(state),
      delayMs: () => 3_600_000,
    });
    await eventually(() => expect(requests.length).toBe(1));
    net.happens('cut');
    await eventually(() => expect(states).toEqual(['connecting', 'open', 'waiting']));
    expect(requests[0]?.signal.aborted).toBe(true);
    net.happens('back');
    await eventually(() => expect(states).toEqual(['connecting', 'open', 'waiting', 'open']));
    expect(requests[1]?.headers.get('Last-Event-ID')).toBe('1');
    close();
    expect(net.watchers()).toBe(0);
  });

  it('leaves a connection that died while the computer slept', async () => {
    const net = network();
    const { fetch, requests } = silent();
    close = openStream({ path: '/x', fetch, network: net, onEvent: () => {}, delayMs: () => 3_600_000 });
    await eventually(() => expect(requests.length).toBe(1));
    net.happens('back');
    await eventually(() => expect(requests.length).toBe(2));
    expect(requests[0]?.signal.aborted).toBe(true);
  });

  it('stays lost through attempts that fail', async () => {
    const states: StreamState[] = [];
    const { fetch, requests } = scripted([['data: 1\n\n'], 'network', 'network']);
    close = openStream({ path: '/x', fetch, onEvent: () => {}, onState: (s) => states.push(s), delayMs: () => 0 });
    await eventually(() => expect(requests.length).toBe(4));
    expect([...new Set(states)]).toEqual(['connecting', 'open', 'waiting']);
  });
});

it('a refused stream waits as the server asks, and not all streams for the same time', async () => {
  const waits: number[] = [];
  const { fetch } = scripted([{ status: 429 }]);
  const asked: typeof fetch = async (...call) => {
    const refusal = await fetch(...call);
    refusal.headers.set('Retry-After', '7');
    return refusal;
  };
  close = openStream({
    path: '/x', fetch: asked, onEvent: () => {},
    delayMs: (attempt, error) => (waits.push(retryDelayMs(attempt, error, () => 0.5)), 0),
  });
  await eventually(() => expect(waits).toEqual([7_500]));
});
