import type { Queue } from '../../shared/api/types';

const leastMs = 5_000;

/** Seconds until a place has its turn, at the best pace so far. The pace never falls, so this never rises. */
export const estimateSeconds = (queue: Queue, number: number) =>
  Math.ceil(Math.max(1, number - queue.now_serving) / (queue.people_per_minute / 60));

/**
 * Milliseconds until the next poll. Everybody who waits asks for the same, so each waits as long as the server says,
 * and up to as long again; sooner if it is their turn soon, and when the sale begins.
 */
export function pollMs(
  queue: Queue, number: number | null, nowMs: number, random: () => number = Math.random,
): number {
  let usualMs = queue.poll_seconds * 1_000;
  if (queue.phase === 'OPEN' && number !== null && number > queue.now_serving) {
    usualMs = Math.min(usualMs, Math.max(leastMs, estimateSeconds(queue, number) * 250));
  }
  const untilSaleMs = Date.parse(queue.sale_starts_at) - nowMs;
  // It is being drawn.
  if (queue.phase === 'PRE_QUEUE' && untilSaleMs <= 0) return leastMs * (1 + random());
  const waitMs = usualMs * (1 + random());
  return queue.phase === 'PRE_QUEUE' && untilSaleMs < waitMs ? untilSaleMs + usualMs * random() : waitMs;
}
