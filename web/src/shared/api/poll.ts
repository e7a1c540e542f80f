/** A page that polls asks this many times less often while its requests fail. */
const slowerWhenFailing = 5;

const longestPollMs = 60_000;

/**
 * Pages that lost one server together would ask it again in the same moment, so each browser has its own pace. It stays
 * the same while the page is open: TanStack Query starts its timer anew whenever the interval changes.
 */
const pace = 1 + Math.random() * 0.2;

/** The `refetchInterval` of a query that is asked again by itself. A hidden page does not poll. */
export function pollMs(intervalMs: number, { status }: { status: string }, ownPace = pace): number {
  const spread = intervalMs * ownPace;
  return status === 'error' ? Math.max(spread, Math.min(longestPollMs, spread * slowerWhenFailing)) : spread;
}
