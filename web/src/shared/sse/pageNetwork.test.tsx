import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { asleepMs, pageNetwork, sleep } from './pageNetwork';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('notices that the computer slept: the clock has gone on and the timers have not', () => {
  const back = vi.fn();
  const stop = pageNetwork.onReturn(back);
  vi.advanceTimersByTime(3_600_000);
  expect(back).not.toHaveBeenCalled();
  vi.setSystemTime(Date.now() + asleepMs + 3_600_000);
  vi.advanceTimersByTime(5_000);
  expect(back).toHaveBeenCalledTimes(1);
  stop();
});

it('takes the slowed timers of a hidden page for no sleep', () => {
  const back = vi.fn();
  const stop = pageNetwork.onReturn(back);
  const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(5_000);
  hidden.mockRestore();
  vi.advanceTimersByTime(5_000);
  expect(back).not.toHaveBeenCalled();
  stop();
});

it('tells everybody that the network is back, and nobody who does not listen any more', () => {
  const [one, other] = [vi.fn(), vi.fn()];
  const stop = pageNetwork.onReturn(one);
  pageNetwork.onReturn(other)();
  window.dispatchEvent(new Event('online'));
  stop();
  window.dispatchEvent(new Event('online'));
  expect([one.mock.calls.length, other.mock.calls.length]).toEqual([1, 0]);
  expect(vi.getTimerCount()).toBe(0);
});

it('sleeps until the time is over or something sooner', async () => {
  const sooner = new AbortController();
  const over = vi.fn();
  const slept = sleep(1_000, sooner.signal).then(over);
  await vi.advanceTimersByTimeAsync(900);
  expect(over).not.toHaveBeenCalled();
  sooner.abort();
  await slept;
  await sleep(1_000, sooner.signal);
  expect(vi.getTimerCount()).toBe(0);
});
