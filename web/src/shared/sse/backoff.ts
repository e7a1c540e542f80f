/** Most breaks are one restarted server, so the first wait is short. The cap of 15 s lets a view recover soon. */
export const baseDelayMs = 500;
export const maxDelayMs = 15_000;

/**
 * The wait before attempt number `attempt`; 0 is the first attempt after a break. It doubles up to the cap. Jitter over
 * its upper half spreads the return of thousands of browsers that lost one server together.
 */
export function reconnectDelayMs(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(maxDelayMs, baseDelayMs * 2 ** Math.min(attempt, 10));
  return ceiling / 2 + (random() * ceiling) / 2;
}
