/** The page renews a session this long before its token expires: enough for a few attempts over a bad connection. */
export const renewAheadMs = 120_000;

const storageKey = 'ticketing.signed-in';

/** What a browser remembers of its session between pages. Tokens are kept in memory only, and in an HttpOnly cookie. */
type Memory = 'yes' | 'signing-out' | 'unknown' | null;

/** Whether there may be a session to renew. A visitor who never signed in costs the server no request. */
export function recallSession(): Memory {
  try {
    return localStorage.getItem(storageKey) as Memory;
  } catch {
    // Storage is forbidden: only the server knows.
    return 'unknown';
  }
}

export function rememberSession(memory: Memory): void {
  try {
    if (memory === null) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, memory);
  } catch {
    // Storage is forbidden: recallSession says so.
  }
}

/** The wait before the next renewal. A short session is renewed at half time, an expired one at once. */
export function renewInMs(expiresAt: string, nowMs: number): number {
  const left = Date.parse(expiresAt) - nowMs;
  return Math.max(0, left - Math.min(renewAheadMs, left / 2));
}

/** The path to return to. A link could smuggle in another site's address, so anything but a path becomes "/". */
export function safeReturnPath(path: string | null): string {
  return path !== null && /^\/(?![/\\])/.test(path) ? path : '/';
}
