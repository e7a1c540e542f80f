/**
 * A signal that aborts with `signal`, or after `limitMs` with a TimeoutError. `AbortSignal.any` does the same from
 * Safari 17.4 on; this can go when README.md no longer names an older one.
 */
export function withTimeLimit(signal: AbortSignal, limitMs: number): AbortSignal {
  const either = new AbortController();
  for (const source of [signal, AbortSignal.timeout(limitMs)]) {
    if (source.aborted) either.abort(source.reason);
    else source.addEventListener('abort', () => either.abort(source.reason), { once: true });
  }
  return either.signal;
}
