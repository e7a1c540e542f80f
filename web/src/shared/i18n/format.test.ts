import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/ApiError';
import { formatMoney, parseMoney } from './format';
import { problemMessage, t } from './index';

describe('formatMoney', () => {
  it.each([
    [300000, 'TWD', 'NT$3,000.00'],
    [1999, 'USD', '$19.99'],
    [3000, 'JPY', '¥3,000'],
    [0, 'EUR', '€0.00'],
    [1_250_000, 'HUF', 'HUF\u00a012,500.00'],
    [1_250_000, 'IQD', 'IQD\u00a01,250.000'],
    [12_500, 'KWD', 'KWD\u00a012.500'],
    [12_500, 'ZZZ', 'ZZZ\u00a0125.00'],
  ])('%i %s is %s', (minor, currency, text) => expect(formatMoney(minor, currency)).toBe(text));
});

describe('parseMoney', () => {
  it.each([
    ['3000', 'TWD', 300000],
    ['19.99', 'USD', 1999],
    ['12.5', 'EUR', 1250],
    [' 0 ', 'USD', 0],
    ['3000', 'JPY', 3000],
    ['12500', 'HUF', 1_250_000],
    ['12.5', 'KWD', 12_500],
    ['1.5', 'JPY', null],
    ['1.999', 'USD', null],
    ['-1', 'USD', null],
    ['1e3', 'USD', null],
    ['', 'USD', null],
  ])('%j %s is %j', (text, currency, minor) => expect(parseMoney(text, currency)).toBe(minor));
});

describe('problemMessage', () => {
  const problem = (code: string, detail?: string) => new ApiError(code, 409, { detail });
  it('tells a lost seat apart from a decline, an expired hold and the network', () => {
    const said = ['seat-taken', 'payment-declined', 'hold-expired', 'network'].map((c) => problemMessage(problem(c)));
    expect(new Set(said).size).toBe(4);
    expect(said).not.toContain(t.problems['internal-error']);
  });
  it('gives the detail of a code it does not know', () =>
    expect(problemMessage(problem('brand-new', 'The moon is full.'))).toBe('The moon is full.'));
  it.each([
    [40, 'Try again in 40 seconds.'],
    [280, 'Try again in 5 minutes.'],
    [86_400, 'Try again in 24 hours.'],
  ])('says when a limit is over: %i s', (retryAfterSeconds, text) =>
    expect(problemMessage(new ApiError('too-many-declines', 429, { retryAfterSeconds }))).toContain(text));
  it('says how many seats are left of a person’s limit', () =>
    expect(problemMessage(problem('seat-limit-reached', 'You may take 1 more.'))).toBe('You may take 1 more.'));
  it('never shows the text of a bug', () =>
    expect(problemMessage(new Error('x is undefined'))).toBe(t.problems['internal-error']));
});
