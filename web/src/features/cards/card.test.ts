import { expect, test } from 'vitest';
import { parseExpiry } from './card';

test('reads an expiry as people write it', () => {
  expect(parseExpiry('04/29')).toEqual({ month: 4, year: 2029 });
  expect(parseExpiry(' 4 / 2029 ')).toEqual({ month: 4, year: 2029 });
});

test('refuses what is no month and year', () => {
  for (const text of ['', '13/29', '0/29', '04', '04/9', '04-29']) expect(parseExpiry(text)).toBeNull();
});
