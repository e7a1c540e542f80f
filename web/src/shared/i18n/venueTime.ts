import { t } from './index';

/** The parts of a moment on a wall clock, as texts: weekday "Sat", day "5", month "Dec", year "2026", time "19:30". */
function wallClock(moment: Date, timeZone: string | undefined) {
  const parts = new Intl.DateTimeFormat(t.locale, {
    weekday: 'short', year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit',
    hourCycle: 'h23', timeZone,
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((p) => p.type === type)?.value ?? '';
  return {
    date: t.time.date(part('weekday'), part('day'), part('month'), part('year')),
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** True if this browser has the IANA zone, such as "Asia/Taipei". Older ones lack the newest zones. */
export function knowsZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat(t.locale, { timeZone });
    return timeZone !== '';
  } catch {
    return false;
  }
}

/** "Taipei" for "Asia/Taipei"; the whole name where it has no place. */
const placeOf = (timeZone: string) => timeZone.split('/').at(-1)?.replace(/_/g, ' ') ?? timeZone;

/**
 * A date of an event in the venue's zone, with the reader's own time where that differs:
 * "Sat 5 Dec 2026, 19:30 (Taipei) · 12:30 your time". A zone that the browser does not know is shown in UTC, and the
 * text says so.
 */
export function formatVenueTime(iso: string, timeZone: string): string {
  const moment = new Date(iso);
  const own = wallClock(moment, undefined);
  const known = knowsZone(timeZone);
  const venue = wallClock(moment, known ? timeZone : 'UTC');
  const shown = t.time.inZone(
    t.time.dateAndTime(venue.date, venue.time),
    known ? t.time.zone(timeZone, placeOf(timeZone)) : t.time.unknownZone(timeZone),
  );
  if (own.date !== venue.date) return `${shown} · ${t.time.own(t.time.dateAndTime(own.date, own.time))}`;
  return own.time === venue.time ? shown : `${shown} · ${t.time.own(own.time)}`;
}

/**
 * The venue's wall clock at a moment, as `<input type="datetime-local">` writes it: "2027-05-01T19:00". Such texts of
 * one zone compare like the times they stand for, so the form needs no arithmetic with zones.
 */
export function venueClock(ms: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
    timeZone: knowsZone(timeZone) ? timeZone : 'UTC',
  }).formatToParts(ms);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** Day and time of an event by the venue's clock, apart, for lists of times under their day. */
export function venueDayAndTime(iso: string, timeZone: string): { day: string; time: string } {
  const known = knowsZone(timeZone);
  const { date, time } = wallClock(new Date(iso), known ? timeZone : 'UTC');
  return { day: t.time.inZone(date, known ? placeOf(timeZone) : t.time.unknownZone(timeZone)), time };
}
