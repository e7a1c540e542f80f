import { expect, it, vi } from 'vitest';
import { withTimeLimit } from './withTimeLimit';

it('aborts with the page’s signal, before and after the call', () => {
  const page = new AbortController();
  const early = withTimeLimit(page.signal, 60_000);
  expect(early.aborted).toBe(false);
  page.abort();
  expect([early.aborted, (early.reason as Error).name]).toEqual([true, 'AbortError']);
  expect(withTimeLimit(page.signal, 60_000).aborted).toBe(true);
});

it('aborts when the time is over', async () => {
  const limited = withTimeLimit(new AbortController().signal, 1);
  await vi.waitFor(() => expect((limited.reason as Error).name).toBe('TimeoutError'));
});
