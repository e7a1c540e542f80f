import { beforeAll, describe, expect, it } from 'vitest';
import { ApiError } from '../api/ApiError';
import { formatDateTime, formatMoney } from './format';
import { fieldsOf, problemMessage, setLanguage, t } from './index';
import { formatVenueTime } from './venueTime';

beforeAll(() => setLanguage('zh-TW'));

describe('money', () => {
  it.each([
    [300_000, 'TWD', 'NT$3,000'],
    [1_250, 'TWD', 'NT$12.50'],
    [1_999, 'USD', 'US$19.99'],
    [3_000, 'JPY', '¥3,000'],
  ])('%i %s is %s', (minor, currency, text) => expect(formatMoney(minor, currency)).toBe(text));
});

describe('times', () => {
  it('have the order and the weekday of Taiwan', () => {
    expect(formatVenueTime('2026-11-30T11:30:00Z', 'Asia/Taipei')).toContain('2026年11月30日 週一 19:30（台北標準時間）');
    expect(formatDateTime('2026-11-30T11:30:00Z')).toMatch(/^2026年(11月30|12月1)日 週[一二] \d\d:\d\d（.+）$/);
  });
  it('are waited for in words', () =>
    expect(problemMessage(new ApiError('too-many-declines', 429, { retryAfterSeconds: 280 })))
      .toContain('請於5分鐘後再試。'));
});

it('says what a service found wrong with a field', () => {
  const refusal = new ApiError('invalid-request', 400, {
    detail: 'The request has wrong or missing fields.',
    fields: { name: ['Must have 1 to 80 characters.'], q: ['New.'] },
  });
  expect(fieldsOf(refusal)).toEqual({ name: ['須有1至80個字元。'], q: ['New.'] });
  expect(problemMessage(refusal)).toContain('請求中有錯誤或遺漏的欄位。');
});

it('names a section once', () =>
  expect(['A', '搖滾區'].map((name) => t.events.sectionName(name))).toEqual(['A區', '搖滾區']));
