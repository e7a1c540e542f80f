import type { KindCounts } from '../prices';
import { loadDraft, saveDraft, type PickedSeat } from '../seat-map';

/** What somebody has picked on the map: seats of one section, because an order is of one section. */
export interface Picks {
  section: string;
  seats: readonly PickedSeat[];
  /** An area's subsection: its places have no numbers to pick, so that the party's size says everything. */
  area?: number;
}

export const noPicks: Picks = { section: '', seats: [] };

export const isEmpty = ({ seats, area }: Picks) => seats.length === 0 && area === undefined;

interface Stored {
  section: string;
  code?: string;
  area?: number;
  party: Party;
}

/** Who comes. */
export interface Party {
  size: number;
  /** By kind of buyer, where the event has kinds. */
  kinds?: KindCounts;
}

/** What the map keeps. */
export interface MapDraft {
  picks: Picks;
  party: Party;
  /** The code in use; empty for none. */
  code: string;
}

const key = (eventId: number) => `ticketing.map.${eventId}`;

/**
 * The picks and the party as they were before a reload or signing in. The picks are those of the section's own draft,
 * so that the map and the section's page show the same.
 */
export function loadMapDraft(eventId: number): MapDraft {
  const fresh = { picks: noPicks, party: { size: 2 }, code: '' };
  try {
    const stored = JSON.parse(sessionStorage.getItem(key(eventId)) ?? 'null') as Stored | null;
    if (stored === null) return fresh;
    const { section, area, party, code = '' } = stored;
    const picks = { section, seats: section === '' ? [] : loadDraft(eventId, section).picked, ...(area && { area }) };
    return { picks: isEmpty(picks) ? noPicks : picks, party, code };
  } catch {
    // Storage is forbidden, or holds what an older version wrote.
    return fresh;
  }
}

/** Keeps them; the picks of a section that was left are let go. */
export function saveMapDraft(eventId: number, { picks, party, code }: MapDraft, before: string): void {
  if (before !== '' && before !== picks.section) {
    saveDraft(eventId, before, { ...loadDraft(eventId, before), picked: [] });
  }
  if (picks.section !== '') {
    saveDraft(eventId, picks.section, {
      ...loadDraft(eventId, picks.section), picked: picks.seats, partySize: party.size, code,
      ...(party.kinds && { kinds: party.kinds }),
    });
  }
  try {
    const stored: Stored = { section: picks.section, party, code, ...(picks.area && { area: picks.area }) };
    sessionStorage.setItem(key(eventId), JSON.stringify(stored));
  } catch {
    // Storage is forbidden: the choice lives as long as the page.
  }
}
