import { venueClock } from '../../shared/i18n/venueTime';

const dayMs = 86_400_000;

/** Days as the server reads them, such as 2026-12-05, by a clock somewhere; by the reader's own without a zone. */
const dayOf = (ms: number, timeZone: string) => venueClock(ms, timeZone).slice(0, 10);

export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The next days there, the present one first. */
export function nextDays(nowMs: number, timeZone: string, count: number): string[] {
  const days = Array.from({ length: count + 1 }, (_, n) => dayOf(nowMs + n * dayMs, timeZone));
  // A day that is 25 hours long would come twice.
  return [...new Set(days)].slice(0, count);
}

/** Saturday and Sunday: those to come, or those that are now. */
export function weekendOf(days: readonly string[]): { from: string; to: string } {
  const weekday = (day: string) => new Date(`${day}T00:00Z`).getUTCDay();
  const sunday = days.findIndex((day) => weekday(day) === 0);
  return { from: days[Math.max(0, sunday - 1)] ?? '', to: days[sunday] ?? '' };
}
