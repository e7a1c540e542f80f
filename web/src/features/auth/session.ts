import type { Session } from '../../shared/api/types';

const storageKey = 'ticketing.session';

/** Refreshed this long before its end: room for a few attempts over a bad connection. */
export const refreshAheadMs = 120_000;

/** sessionStorage, so that closing the tab on a shared computer signs out. */
export function loadSession(nowMs: number): Session | null {
  try {
    const session = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Session | null;
    return session !== null && Date.parse(session.expires_at) > nowMs ? session : null;
  } catch {
    // Storage is forbidden, or holds what an older version wrote: the same as not being signed in.
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

/** How long to wait before the next refresh; at once when the time has come already. Short sessions: at half time. */
export function refreshInMs(expiresAt: string, nowMs: number): number {
  const left = Date.parse(expiresAt) - nowMs;
  return Math.max(0, left - Math.min(refreshAheadMs, left / 2));
}

/** Only a path of this site is a place to return to: never another site's address smuggled into a link. */
export function safeReturnPath(path: string | null): string {
  return path !== null && /^\/(?![/\\])/.test(path) ? path : '/';
}
