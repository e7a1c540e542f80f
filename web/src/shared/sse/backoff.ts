/** The first wait is short because most breaks are one restarted server; 15 s at most so that a view recovers soon. */
export const baseDelayMs = 500;
export const maxDelayMs = 15_000;

/**
 * How long to wait before attempt number `attempt` (0 is the first after a break): doubling, capped, with full jitter
 * over the upper half, so that thousands of browsers cut off together do not come back together.
 */
export function reconnectDelayMs(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(maxDelayMs, baseDelayMs * 2 ** Math.min(attempt, 10));
  return ceiling / 2 + (random() * ceiling) / 2;
}
