import { reconnectDelayMs } from '../sse/backoff';
import { ApiError } from './ApiError';

/** Three retries take about 3.5 s in all. After that the page says what is wrong and offers "Try again". */
export const maxRetries = 3;

/** A page that waits longer without a word looks broken, so a longer `Retry-After` is shown as a failure at once. */
export const longestRetryAfterMs = 10_000;

/** A server gives the same `Retry-After` to everybody it refuses in a rush; this spreads their return. */
const retryAfterJitterMs = 1_000;

/** No answer (0), a request that was not worked on (408, 429), or a server that is away for a moment. */
const transientStatuses = new Set([0, 408, 429, 502, 503, 504]);

/** The `retry` of TanStack Query for requests that change nothing, or nothing twice. */
export function shouldRetry(failedTries: number, error: unknown): boolean {
  return (
    error instanceof ApiError &&
    failedTries < maxRetries &&
    transientStatuses.has(error.status) &&
    error.code !== 'payment-method-missing' &&
    retryAfterMs(error) <= longestRetryAfterMs
  );
}

/**
 * The `retry` for requests that carry an idempotency key or may be repeated. Without an answer they are not repeated
 * by the page: the person decides.
 */
export function shouldRepeatRefused(failedTries: number, error: unknown): boolean {
  return error instanceof ApiError && (error.status === 429 || error.status === 503) && shouldRetry(failedTries, error);
}

/** The `retryDelay` of TanStack Query: doubling with jitter, and never before the server's `Retry-After`. */
export function retryDelayMs(failedTries: number, error: unknown, random: () => number = Math.random): number {
  const backoffMs = reconnectDelayMs(failedTries, random);
  const askedMs = error instanceof ApiError ? retryAfterMs(error) : 0;
  return askedMs === 0 ? backoffMs : Math.max(backoffMs, askedMs + random() * retryAfterJitterMs);
}

const retryAfterMs = (error: ApiError) => (error.retryAfterSeconds ?? 0) * 1000;
