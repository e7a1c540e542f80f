import { describe, expect, it } from 'vitest';
import { maxDelayMs, reconnectDelayMs } from './backoff';

describe('reconnectDelayMs', () => {
  it('doubles, keeps its cap and is spread', () => {
    expect(reconnectDelayMs(0, () => 1)).toBe(500);
    expect(reconnectDelayMs(3, () => 1)).toBe(4000);
    expect(reconnectDelayMs(50, () => 1)).toBe(maxDelayMs);
    expect(reconnectDelayMs(3, () => 0)).toBe(2000);
  });
});
