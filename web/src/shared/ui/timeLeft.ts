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

export type Announcement = 'one-minute' | 'twenty-seconds' | 'over';

const marks: readonly [atMs: number, Announcement][] = [
  [0, 'over'],
  [20_000, 'twenty-seconds'],
  [60_000, 'one-minute'],
];

/** The announcement for a step from `beforeMs` to `nowMs`: the last mark that the step passed, or null. */
export function announcementBetween(beforeMs: number, nowMs: number): Announcement | null {
  for (const [atMs, announcement] of marks) {
    if (nowMs <= atMs && beforeMs > atMs) return announcement;
  }
  return null;
}
