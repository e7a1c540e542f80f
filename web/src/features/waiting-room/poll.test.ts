import { describe, expect, it } from 'vitest';
import type { Queue } from '../../shared/api/types';
import { queue as sample } from '../../testing/samples';
import { estimateSeconds, pollMs } from './poll';

const start = Date.parse('2027-05-01T19:00:00Z');

const queue = (changes: Partial<Queue> = {}): Queue => ({ ...sample, poll_seconds: 40, ...changes });

describe('the next poll', () => {
  it('is spread over twice the time that the server says', () => {
    expect(pollMs(queue(), null, start, () => 0)).toBe(40_000);
    expect(pollMs(queue(), null, start, () => 0.999)).toBeCloseTo(79_960);
    expect(pollMs(queue(), 90_000, start, () => 0)).toBe(40_000);
  });

  it('comes sooner to whose turn is near, and never at once', () => {
    expect(pollMs(queue(), 180, start, () => 0)).toBe(20_000);
    expect(pollMs(queue(), 101, start, () => 0)).toBe(5_000);
  });

  it('of the pre-queue is spread over the time after the sale begins', () => {
    const before = queue({ phase: 'PRE_QUEUE' });
    expect(pollMs(before, null, start - 600_000, () => 0)).toBe(40_000);
    expect(pollMs(before, null, start - 10_000, () => 0)).toBe(10_000);
    expect(pollMs(before, null, start - 10_000, () => 0.5)).toBe(30_000);
    expect(pollMs(before, null, start + 1_000, () => 0)).toBe(5_000);
  });
});

it('an estimate falls with the line and is never nothing', () => {
  expect(estimateSeconds(queue(), 400)).toBe(300);
  expect(estimateSeconds(queue({ now_serving: 399 }), 400)).toBe(1);
  expect(estimateSeconds(queue({ now_serving: 900 }), 400)).toBe(1);
});
