import { describe, expect, it } from 'vitest';
import { renewInMs, safeReturnPath } from './session';

describe('renewInMs', () => {
  const now = Date.parse('2026-11-21T08:00:00Z');
  it('leaves two minutes of a quarter of an hour', () =>
    expect(renewInMs('2026-11-21T08:15:00Z', now)).toBe(13 * 60_000));
  it('takes half of a short session', () => expect(renewInMs('2026-11-21T08:01:00Z', now)).toBe(30_000));
  it('is at once for one that has ended', () => expect(renewInMs('2026-11-21T07:59:00Z', now)).toBe(0));
});

describe('safeReturnPath', () => {
  it.each([
    ['/event/1/section/A?subsection=2', '/event/1/section/A?subsection=2'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    [null, '/'],
  ])('%s → %s', (path, safe) => expect(safeReturnPath(path)).toBe(safe));
});
