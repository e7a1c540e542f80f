import { describe, expect, it } from 'vitest';
import { ServerClock } from './serverClock';

const date = (ms: number) => new Date(Math.floor(ms / 1000) * 1000).toUTCString();
const base = Date.parse('2026-11-21T08:00:00Z');

describe('ServerClock', () => {
  it('assumes no offset before the first answer', () => {
    expect(new ServerClock().offsetMs).toBe(0);
  });

  it('comes within half a second from one answer', () => {
    const clock = new ServerClock();
    clock.observe(date(base + 60_700), base, base + 20);
    expect(Math.abs(clock.offsetMs - 60_690)).toBeLessThanOrEqual(510);
  });

  it('narrows down with several answers', () => {
    const clock = new ServerClock();
    const trueOffset = -12_345;
    for (let i = 0; i < 20; i++) {
      const sent = base + i * 1_130;
      clock.observe(date(sent + 5 + trueOffset), sent, sent + 10);
    }
    expect(Math.abs(clock.offsetMs - trueOffset)).toBeLessThan(100);
  });

  it('starts afresh when the clock was set', () => {
    const clock = new ServerClock();
    clock.observe(date(base), base, base + 10);
    clock.observe(date(base + 3_600_000), base + 1000, base + 1010);
    expect(clock.offsetMs).toBeGreaterThan(3_597_000);
  });

  it('ignores a missing or broken header', () => {
    const clock = new ServerClock();
    clock.observe(null, base, base);
    clock.observe('yesterday', base, base);
    expect(clock.offsetMs).toBe(0);
  });
});
