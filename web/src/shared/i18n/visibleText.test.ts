import { expect, it } from 'vitest';
import { visibleLine } from './visibleText';

it.each(['', '   ', '\u200b', '\u3164', '\u2800 ', 'a\u202eb', 'a\u0000', 'a\nb', '\ud800', 'x'.repeat(41)])(
  'is not %j', (text) => expect(visibleLine(text, 40)).toBeUndefined());

it('is trimmed and composed', () => {
  expect(visibleLine('  Gate 2, left ', 40)).toBe('Gate 2, left');
  expect(visibleLine('e\u0301', 40)).toBe('\u00e9');
  expect(visibleLine('樓上左 👍', 40)).toBe('樓上左 👍');
});
