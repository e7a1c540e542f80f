import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatVenueTime, venueClock } from './venueTime';

const start = '2026-12-05T11:30:00Z';

describe.each([
  ['Europe/Berlin', 'Asia/Taipei', 'Sat 5 Dec 2026, 19:30 (Taipei) · 12:30 your time'],
  ['Asia/Taipei', 'Asia/Taipei', 'Sat 5 Dec 2026, 19:30 (Taipei)'],
  ['Pacific/Auckland', 'America/New_York', 'Sat 5 Dec 2026, 06:30 (New York) · Sun 6 Dec 2026, 00:30 your time'],
  ['Europe/Berlin', 'Mars/Olympus', 'Sat 5 Dec 2026, 11:30 (UTC; unknown zone Mars/Olympus) · 12:30 your time'],
  ['Europe/Berlin', '', 'Sat 5 Dec 2026, 11:30 (UTC; unknown zone) · 12:30 your time'],
])('a reader in %s, a venue in %s', (reader, venue, text) => {
  const before = process.env.TZ;
  beforeEach(() => {
    process.env.TZ = reader;
  });
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it('reads the date at the venue', () => expect(formatVenueTime(start, venue)).toBe(text));
});

it('writes the venue’s clock as the form does', () => {
  expect(venueClock(Date.parse(start), 'Asia/Taipei')).toBe('2026-12-05T19:30');
  expect(venueClock(Date.parse(start), 'Mars/Olympus')).toBe('2026-12-05T11:30');
});
