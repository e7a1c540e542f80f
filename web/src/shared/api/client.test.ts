import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from './ApiError';
import { answerOf, answerWithinMs, api } from './client';

/** A gateway that answers everything in one way. */
const respondWith = (answer: (request: Request, signal: AbortSignal) => Promise<Response>) =>
  vi.stubGlobal('fetch', (request: Request, init: { signal: AbortSignal }) => answer(request, init.signal));

/** A server that takes the request and never answers. Like a browser's, its fetch ends with the signal's reason. */
const silent = (_request: Request, signal: AbortSignal) =>
  new Promise<Response>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

const getKeys = (signal?: AbortSignal) =>
  answerOf(api.GET('/tickets/keys', { baseUrl: 'http://ticketing.test', ...(signal && { signal }) }));
const failureOf = (call: Promise<unknown>) => call.then(() => undefined, (error: unknown) => error);

describe('answerOf', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('reads problem details and Retry-After', async () => {
    respondWith(() =>
      Promise.resolve(
        new Response(JSON.stringify({ status: 429, code: 'too-many-requests', detail: 'Slow down.' }), {
          status: 429, headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '7' },
        }),
      ),
    );
    expect(await failureOf(getKeys())).toMatchObject({
      code: 'too-many-requests', status: 429, detail: 'Slow down.', retryAfterSeconds: 7,
    });
  });

  it('gives a code to a proxy’s own page', async () => {
    respondWith(() => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 })));
    expect(await failureOf(getKeys())).toMatchObject({ code: 'temporarily-unavailable', status: 502 });
  });

  it('tells an answer that is not JSON from a lost connection', async () => {
    respondWith(() => Promise.resolve(new Response('{"keys":')));
    expect(await failureOf(getKeys())).toMatchObject({ code: 'unreadable-answer' });
    respondWith(() => Promise.reject(new TypeError('failed')));
    expect(await failureOf(getKeys())).toMatchObject({ code: 'network', status: 0 });
  });

  it('gives up on a server that never answers', async () => {
    const limit = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal);
    respondWith(silent);
    const failure = failureOf(getKeys());
    await vi.waitFor(() => expect(timeout).toHaveBeenCalledWith(answerWithinMs));
    limit.abort(new DOMException('over', 'TimeoutError'));
    expect(await failure).toMatchObject({ code: 'network' });
  });

  it('ends at once with its page', async () => {
    respondWith(silent);
    const page = new AbortController();
    const failure = failureOf(getKeys(page.signal));
    page.abort();
    expect(await failure).toMatchObject({ name: 'AbortError' });
    expect(await failure).not.toBeInstanceOf(ApiError);
  });
});
