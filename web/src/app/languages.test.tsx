import { cleanup, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../shared/i18n';
import { currentLanguage, openLanguage } from '../shared/i18n/language';
import { visit } from '../testing/render';
import { buyer, event, hold, paid, seat, seller } from '../testing/samples';
import { answer, stream } from '../testing/server';

const storageKey = 'ticketing-language';

beforeEach(() => {
  answer('get', '/events', { events: [event], next: null });
  answer('get', '/events/{event_id}', event);
  answer('get', '/api/seat_reservation/{event_id}/sections', {
    event_id: 7, currency: 'TWD', sections: [{ section: 'A', price: 300_000, total: 8, available: 8 }],
  });
  answer('get', '/search', { result: [], next: null });
  const counts = { subsection: 1, total: 8, available: 8, reserved: 0, sold: 0 };
  answer('get', '/api/seat_reservation/{event_id}/sections/{section}', {
    section: 'A', price: 300_000, subsections: [counts],
  });
  answer('get', '/api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection}/seats', {
    section: 'A', subsection: 1, seats_per_row: 4, price: 300_000, currency: 'TWD', seq: 10, rows: ['0123', '0000'],
  });
  stream('/api/seat_reservation/7/changes').send('snapshot', { seq: 10, subsections: [{ section: 'A', ...counts }] });
  answer('get', '/tickets/orders/{order_id}', {
    order_id: hold().order_id, event,
    tickets: [
      { ...seat(1, 1), ticket_id: '7-A-1-1-1', state: 'USED', used_at: null, code: 'AE', number: '7394-2268' },
    ],
  });
});

afterEach(async () => {
  // A page that is still there would be drawn anew.
  cleanup();
  await setLanguage('en');
  window.history.replaceState(null, '', '/');
});

/** Words of another script that a Chinese page may have: names, and what has no other name. */
const names = /Ticketing|English|Aurora Tour|Dome|\bAda\b|\bSol\b|ada@example\.com|NT\$|PDF|Home|End|Enter|App|JSON/g;

/** What somebody reads or hears of the page. */
function wordsOfPage(): string {
  const spoken = [...document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')].flatMap((element) =>
    ['aria-label', 'placeholder', 'title', 'alt'].map((name) => element.getAttribute(name) ?? ''));
  return [document.body.textContent, ...spoken, document.title].join('\n');
}

const strangersIn = (words: string) => words.replace(names, '').match(/\p{Script=Latin}{2,}/gu) ?? [];

describe('pages in Chinese', () => {
  beforeEach(() => setLanguage('zh-TW'));

  it.each([
    ['/', undefined, '想看什麼？'],
    ['/event/7', undefined, 'Aurora Tour'],
    ['/event/7/section/A', buyer, 'A區'],
    ['/sign-in', undefined, '登入'],
    ['/register', undefined, '註冊帳號'],
    ['/find', undefined, '搜尋場次'],
    ['/nowhere', undefined, '找不到頁面'],
  ])('%s has no word of another language', async (path, user, heading) => {
    const { screen } = visit(path, user && { user });
    await screen.findByRole('heading', { name: heading, level: 1 });
    if (path.includes('/section/')) {
      await screen.findByRole('gridcell', { name: '1排1號，可選，NT$3,000' });
      await screen.findByRole('gridcell', { name: '1排2號，他人保留中，NT$3,000' });
    }
    await waitFor(() => expect(strangersIn(wordsOfPage())).toEqual([]));
  });

  it.each([
    [hold(), '付款NT$6,000'],
    [paid(), '下載門票（PDF）'],
  ])('a booking %# has none either', async (order, button) => {
    stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [order] });
    const { screen } = visit(`/booking/${order.order_id}`, { user: buyer });
    await screen.findByRole('button', { name: button });
    await screen.findAllByText(/2027年5月1日 週六 19:00（台北標準時間）/);
    expect(strangersIn(wordsOfPage())).toEqual([]);
  });
});

describe('the switch', () => {
  it('changes the page and is remembered', async () => {
    const { person, screen } = visit('/?lang=en');
    expect(await screen.findByRole('heading', { name: 'What do you want to see?' })).toBeDefined();
    await person.click(screen.getByRole('button', { name: '繁體中文' }));
    expect(await screen.findByRole('heading', { name: '想看什麼？' })).toBeDefined();
    expect(screen.getByRole('button', { name: '繁體中文' }).getAttribute('aria-pressed')).toBe('true');
    expect([document.documentElement.lang, localStorage.getItem(storageKey)]).toEqual(['zh-TW', 'zh-TW']);
  });

  it('keeps the picked seats, and asks for mails in the language', async () => {
    const locales = answer('patch', '/users/me', { ...buyer, locale: 'zh-Hant' });
    const { person, screen } = visit('/event/7/section/A', { user: buyer });
    await person.click(await screen.findByRole('gridcell', { name: 'Row 2, seat 1, available, NT$3,000.00' }));
    await person.click(screen.getByRole('button', { name: '繁體中文' }));
    expect(await screen.findByRole('gridcell', { name: '2排1號，已選擇，NT$3,000' })).toBeDefined();
    await waitFor(() => expect(locales).toEqual([{ locale: 'zh-Hant' }]));
  });

  it('says that mails stay in the other language if that fails', async () => {
    answer('patch', '/users/me', 'network');
    const { person, screen } = visit('/nowhere', { user: seller });
    await person.click(await screen.findByRole('button', { name: '繁體中文' }));
    expect((await screen.findByRole('alert')).textContent).toBe('頁面已切換語言，但郵件語言未能變更，請稍後再試。');
  });
});

describe('the first language', () => {
  const prefers = (...languages: string[]) => vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);
  afterEach(() => vi.restoreAllMocks());

  it('is the browser’s', async () => {
    prefers('zh-Hant-TW', 'en');
    await openLanguage();
    expect([currentLanguage(), document.documentElement.lang, localStorage.getItem(storageKey)])
      .toEqual(['zh-TW', 'zh-TW', null]);
  });

  it('is the address’s, which the browser keeps', async () => {
    prefers('en');
    window.history.replaceState(null, '', '/?lang=zh-TW');
    await openLanguage();
    expect([currentLanguage(), localStorage.getItem(storageKey)]).toEqual(['zh-TW', 'zh-TW']);
    window.history.replaceState(null, '', '/');
    await setLanguage('en');
    await openLanguage();
    expect(currentLanguage()).toBe('zh-TW');
  });
});
