import { expect, it } from 'vitest';
import { eventOrdersQuery } from './queries';

it.each([
  [1, 10_000],
  [3, 10_000],
  [4, false],
])('of %d open pages the list of orders is read again after %s ms', (pages, after) => {
  const { refetchInterval } = eventOrdersQuery('sol', 7, () => Promise.reject(new Error('unused')));
  const query = { state: { data: { pages: Array.from({ length: pages }) } } };
  expect(typeof refetchInterval === 'function' && refetchInterval(query as never)).toBe(after);
});
