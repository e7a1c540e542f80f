import { describe, expect, it } from 'vitest';
import { formatRemaining, longestHoldMs, markBetween, remainingMs } from './timeLeft';

describe('time left', () => {
  it('counts by the given clock and stops at zero', () => {
    const deadline = '2026-11-21T08:15:00Z';
    expect(remainingMs(deadline, Date.parse('2026-11-21T08:00:00Z'))).toBe(900_000);
    expect(remainingMs(deadline, Date.parse('2026-11-21T09:00:00Z'))).toBe(0);
  });

  it('never exceeds the length of the hold', () => {
    expect(longestHoldMs('2026-11-21T08:00:00.100Z', '2026-11-21T08:15:00.350Z')).toBe(900_000);
  });

  it.each([
    [900_000, '15:00'],
    [899_999, '15:00'],
    [61_000, '1:01'],
    [1, '0:01'],
    [0, '0:00'],
  ])('%i ms is %s', (ms, text) => expect(formatRemaining(ms)).toBe(text));

  it('passes each mark once, and only the last of several that passed while the tab slept', () => {
    expect(markBetween(61_000, 60_000)).toBe('last-minute');
    expect(markBetween(60_000, 59_000)).toBeNull();
    expect(markBetween(21_000, 19_500)).toBeNull();
    expect(markBetween(90_000, 0)).toBe('over');
    expect(markBetween(0, 0)).toBeNull();
  });

  it('begins with the last minute where a hold has no more', () => {
    expect(markBetween(Infinity, 10_000)).toBe('last-minute');
  });
});
