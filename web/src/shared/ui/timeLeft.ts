/** Milliseconds until `deadline` (RFC 3339), never below 0. `nowMs` is the server's time. */
export function remainingMs(deadline: string, nowMs: number): number {
  return Math.max(0, Date.parse(deadline) - nowMs);
}

/**
 * The length of a hold in whole seconds, at most: it began when the order was created, or later. The page knows the
 * server's clock to half a second only, and a fifteen-minute hold must not start at 15:01.
 */
export function longestHoldMs(createdAt: string, deadline: string): number {
  return Math.floor((Date.parse(deadline) - Date.parse(createdAt)) / 1000) * 1000;
}

/** "14:59". Seconds are rounded up, so that 0:00 appears only when the time is really over. */
export function formatRemaining(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export type TimeMark = 'last-minute' | 'over';

/** With so much left a hold ends soon. */
export const lastMinuteMs = 60_000;

/** What a step from `beforeMs` to `nowMs` passed: the last minute's beginning, the end (which hides it), or nothing. */
export function markBetween(beforeMs: number, nowMs: number): TimeMark | null {
  if (nowMs <= 0) return beforeMs > 0 ? 'over' : null;
  return nowMs <= lastMinuteMs && beforeMs > lastMinuteMs ? 'last-minute' : null;
}
