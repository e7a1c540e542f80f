import { describe, expect, it } from 'vitest';
import { readDrawing } from './qrDrawing';

describe('readDrawing', () => {
  it('reads the box and the dark path', () =>
    expect(
      readDrawing(
        '<svg viewBox="0 0 49 49"><path fill="#fff" d="M0 0h49z"/><path fill="#000" d="M4 4h7v1h-7z"/></svg>',
      ),
    ).toEqual({ viewBox: '0 0 49 49', path: 'M4 4h7v1h-7z' }));
  it('reads nothing else', () => expect(readDrawing('<svg viewBox="0 0 49 49"><script/></svg>')).toBeUndefined());
});
