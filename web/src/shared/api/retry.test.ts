import { describe, expect, it } from 'vitest';
import { ApiError } from './ApiError';
import { longestRetryAfterMs, maxRetries, retryDelayMs, shouldRepeatRefused, shouldRetry } from './retry';

const refusal = (status: number, retryAfterSeconds?: number) => new ApiError('any', status, { retryAfterSeconds });

describe('shouldRetry', () => {
  it.each([0, 408, 429, 502, 503, 504])('tries again after %i', (status) =>
    expect(shouldRetry(0, refusal(status))).toBe(true));
  it.each([400, 401, 403, 404, 409, 422, 500])('accepts %i', (status) =>
    expect(shouldRetry(0, refusal(status))).toBe(false));
  it('stops after its last retry', () => {
    expect(shouldRetry(maxRetries - 1, refusal(503))).toBe(true);
    expect(shouldRetry(maxRetries, refusal(503))).toBe(false);
  });
  it('does not wait silently for long', () => {
    expect(shouldRetry(0, refusal(503, longestRetryAfterMs / 1000))).toBe(true);
    expect(shouldRetry(0, refusal(503, longestRetryAfterMs / 1000 + 1))).toBe(false);
  });
  it('leaves a bug alone', () => expect(shouldRetry(0, new Error('x is undefined'))).toBe(false));
});

it('shouldRepeatRefused repeats what the server did not work on, and no request without an answer', () => {
  expect([429, 503].map((status) => shouldRepeatRefused(0, refusal(status)))).toEqual([true, true]);
  expect([0, 408, 502, 504].map((status) => shouldRepeatRefused(0, refusal(status)))).not.toContain(true);
});

describe('retryDelayMs', () => {
  it('doubles, with jitter', () => {
    expect(retryDelayMs(0, refusal(503), () => 1)).toBe(500);
    expect(retryDelayMs(2, refusal(503), () => 1)).toBe(2000);
    expect(retryDelayMs(2, refusal(503), () => 0)).toBe(1000);
  });
  it('never comes before Retry-After, and spreads those who got the same one', () => {
    expect(retryDelayMs(0, refusal(429, 5), () => 0)).toBe(5000);
    expect(retryDelayMs(0, refusal(429, 5), () => 0.5)).toBe(5500);
  });
});
