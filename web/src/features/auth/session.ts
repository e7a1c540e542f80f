import type { Session } from '../../shared/api/types';

const storageKey = 'ticketing.session';

/** The page refreshes a token this long before it expires: enough for a few attempts over a bad connection. */
export const refreshAheadMs = 120_000;

/** sessionStorage, so that closing the tab on a shared computer signs out. */
export function loadSession(nowMs: number): Session | null {
  try {
    const session = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Session | null;
    return session !== null && Date.parse(session.expires_at) > nowMs ? session : null;
  } catch {
    // Storage is forbidden, or an older version wrote it: nobody is signed in.
    return null;
  }
}

export function saveSession(session: Session | null): void {
  try {
    if (session === null) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, JSON.stringify(session));
  } catch {
    // Storage is forbidden: the session lives as long as the page.
  }
}

/** The wait before the next refresh. A short session is refreshed at half time, an expired one at once. */
export function refreshInMs(expiresAt: string, nowMs: number): number {
  const left = Date.parse(expiresAt) - nowMs;
  return Math.max(0, left - Math.min(refreshAheadMs, left / 2));
}

/** The path to return to. A link could smuggle in another site's address, so anything but a path becomes "/". */
export function safeReturnPath(path: string | null): string {
  return path !== null && /^\/(?![/\\])/.test(path) ? path : '/';
}
