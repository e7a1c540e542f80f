import minorUnits from '../money/minorUnits.json';
import { t } from './index';

/** Of a currency that the table does not have: an event from before the server checked the codes. */
const usualDigits = 2;

/**
 * How many decimal places a currency has: 2 for TWD and HUF, 0 for JPY, 3 for KWD. The table is the server’s; the one
 * in `Intl` differs between browsers, and 100 times the price is the difference.
 */
export function minorDigits(currency: string): number {
  return (minorUnits as Record<string, number>)[currency] ?? usualDigits;
}

/** Signs that are the same in every language: in Taiwan's own, `Intl` writes "$" for its dollar. */
const signs: Record<string, string> = { TWD: 'NT$' };

/** `formatMoney(300000, 'TWD')` is "NT$3,000.00"; "NT$3,000" in a language that leaves zeros after the point out. */
export function formatMoney(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency);
  const isWhole = amountMinor % 10 ** digits === 0;
  const format = new Intl.NumberFormat(t.locale, {
    style: 'currency', currency, minimumFractionDigits: isWhole && t.money.dropsZeros ? 0 : digits,
    maximumFractionDigits: digits,
  });
  return format.formatToParts(amountMinor / 10 ** digits)
    .map(({ type, value }) => (type === 'currency' ? signs[currency] ?? value : value)).join('');
}

/**
 * Reads an amount that a person typed ("3000", "12.50") into minor units; null if it is not an amount.
 * It works on the digits, because 19.99 * 100 is not 1999 in floating point.
 */
export function parseMoney(text: string, currency: string): number | null {
  const match = /^(\d{1,10})(?:\.(\d+))?$/.exec(text.trim());
  const digits = minorDigits(currency);
  const fraction = match?.[2] ?? '';
  if (match === null || fraction.length > digits) return null;
  return Number(match[1] + fraction.padEnd(digits, '0'));
}

/** The opposite of `parseMoney`: what a person would type, such as "3000" or "12.50". */
export function amountText(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(amountMinor).padStart(digits + 1, '0');
  const fraction = text.slice(text.length - digits);
  return digits === 0 || Number(fraction) === 0
    ? text.slice(0, text.length - digits) : `${text.slice(0, -digits)}.${fraction}`;
}

/** A date and time in the reader's time zone, with the zone's name. */
export function formatDateTime(iso: string): string {
  const text = new Intl.DateTimeFormat(t.locale, {
    weekday: 'short', year: 'numeric', month: 'short', day: 'numeric',
    hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short',
  }).format(new Date(iso));
  return t.time.moment(text);
}

/** "19:30" by the reader's clock. */
export function formatTime(iso: string): string {
  const format = new Intl.DateTimeFormat(t.locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return format.format(new Date(iso));
}

export const formatCount = (count: number) => count.toLocaleString(t.locale);
