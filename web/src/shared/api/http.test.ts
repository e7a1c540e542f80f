import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerWithinMs, request, type ApiError } from './http';

/** A server that takes the request and never answers; like a browser's, its fetch ends when it is aborted. */
const silent = ((_path: unknown, init?: RequestInit) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  })) as typeof fetch;

describe('request', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('fetch', silent);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('tells of a server that never answers', async () => {
    const outcome = request('/events').catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(answerWithinMs);
    expect((await outcome as ApiError).code).toBe('network');
  });

  it('waits that long, and ends at once with its page', async () => {
    const page = new AbortController();
    let ended: unknown;
    void request('/events', { signal: page.signal }).catch((error: unknown) => (ended = error));
    await vi.advanceTimersByTimeAsync(answerWithinMs - 1);
    expect(ended).toBeUndefined();
    page.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect((ended as DOMException).name).toBe('AbortError');
  });
});
