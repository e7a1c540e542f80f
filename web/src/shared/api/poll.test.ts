import { expect, it } from 'vitest';
import { pollMs } from './poll';

it('polls at a pace of its own, and five times slower while requests fail', () => {
  expect(pollMs(2_000, { status: 'success' }, 1.1)).toBeCloseTo(2_200);
  expect(pollMs(2_000, { status: 'error' }, 1.1)).toBeCloseTo(11_000);
});

it('slows to a minute at most, and never asks oftener than it would without a failure', () => {
  expect(pollMs(20_000, { status: 'error' }, 1)).toBe(60_000);
  expect(pollMs(90_000, { status: 'error' }, 1)).toBe(90_000);
});

it('keeps its pace, because a changed interval starts the timer anew', () => {
  expect(pollMs(1_000, { status: 'pending' })).toBe(pollMs(1_000, { status: 'success' }));
  expect(pollMs(1_000, { status: 'success' })).toBeGreaterThanOrEqual(1_000);
  expect(pollMs(1_000, { status: 'success' })).toBeLessThanOrEqual(1_200);
});
