import { act, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { visit } from '../testing/render';

const lost = /^No connection\. What you chose is kept/;
const back = /^Connected again/;
const cut = (isCut: boolean) => act(() => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(!isCut);
  window.dispatchEvent(new Event(isCut ? 'offline' : 'online'));
});

afterEach(() => void vi.restoreAllMocks());

it('says that the page is cut off, and for a while that it is connected again', async () => {
  const { screen } = visit('/accessibility');
  await screen.findByRole('heading', { level: 1, name: 'Accessibility' });
  expect([screen.queryByText(lost), screen.queryByText(back)]).toEqual([null, null]);
  cut(true);
  expect(screen.getByText(lost).parentElement?.role).toBe('status');
  vi.useFakeTimers();
  cut(false);
  expect([screen.queryByText(lost), screen.queryByText(back) !== null]).toEqual([null, true]);
  act(() => void vi.advanceTimersByTime(10_000));
  vi.useRealTimers();
  await waitFor(() => expect(screen.queryByText(back)).toBeNull());
});

it('is silent on a page that is made for where there is no network', async () => {
  const { screen } = visit('/my-tickets');
  await screen.findByRole('heading', { level: 1 });
  cut(true);
  expect(screen.queryByText(lost)).toBeNull();
});
