import type { KindCounts } from '../prices';
import type { PickedSeat } from './selection';

/** What a visitor has chosen. The tab keeps it, so that it survives a reload and signing in. */
export interface Draft {
  picked: readonly PickedSeat[];
  partySize: number;
  allOrNothing: boolean;
  /** As typed; empty for none. */
  code: string;
  /** Who comes, where the event has kinds of buyer. */
  kinds?: KindCounts;
}

const key = (eventId: number, section: string) => `ticketing.draft.${eventId}.${section}`;

export function loadDraft(eventId: number, section: string): Draft {
  const fresh: Draft = { picked: [], partySize: 2, allOrNothing: false, code: '' };
  try {
    const stored = JSON.parse(sessionStorage.getItem(key(eventId, section)) ?? 'null') as Draft | null;
    return stored === null ? fresh : { ...fresh, ...stored };
  } catch {
    // Storage is forbidden, or holds what an older version wrote.
    return fresh;
  }
}

export function saveDraft(eventId: number, section: string, draft: Draft): void {
  try {
    sessionStorage.setItem(key(eventId, section), JSON.stringify(draft));
  } catch {
    // Storage is forbidden: the choice lives as long as the page.
  }
}
