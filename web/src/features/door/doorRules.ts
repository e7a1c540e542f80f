import type { ScanOutcome, ScanPlace, ScannedTicket } from '../../shared/api/types';
import type { ScanList } from './scanList';
import type { TicketCode } from './ticketCode';

/** The answer to a scan, as the page shows it. */
export interface Decision {
  scanId: string;
  outcome: ScanOutcome | 'no-list';
  ticket: ScannedTicket | null;
  /** The name on the ticket; the server alone knows it. */
  attendee?: string | undefined;
  /** The earlier admission with this ticket, as far as this device knows. */
  admitted: ScanPlace | null;
  /** This device decided without the server. */
  offline: boolean;
  /** The ticket is genuine and newer than the list. */
  newerThanList?: boolean;
  /** The admission can be undone until then, by this computer's clock. */
  undoUntilMs?: number;
}

interface Facts {
  scanId: string;
  eventId: number;
  /** Undefined if the text is not a code, or none of our keys signed it. */
  code: TicketCode | undefined;
  hash: string;
  list: ScanList | undefined;
  /** This device's own admission with the ticket; the list may not have it yet. */
  usedHere: ScanPlace | undefined;
  /** The ticket was found in the list by its number, so there is no code. */
  isListed?: boolean;
}

/**
 * Decides without a network. The server signs codes of sold seats only, so a genuine ticket that the list lacks was
 * sold after the list was made. It is let in, and the server flags it later if it was refunded meanwhile.
 */
export function decideOffline({ scanId, eventId, code, hash, list, usedHere, isListed = false }: Facts): Decision {
  const decision = (outcome: Decision['outcome'], more: Partial<Decision> = {}): Decision => ({
    scanId, outcome, ticket: code?.ticket ?? null, admitted: null, offline: true, ...more,
  });
  if (!isListed) {
    if (code === undefined) return decision('bad-signature');
    if (code.eventId !== eventId) return decision('wrong-event');
  }
  if (usedHere !== undefined) return decision('already-used', { admitted: usedHere });
  if (list === undefined) return decision('no-list');
  switch (list.find(hash)) {
    case 'used':
      return decision('already-used');
    case 'refunded':
      return decision('refunded');
    case 'transferred':
      return decision('transferred');
    case 'good':
      return decision('admitted');
    case undefined:
      // A number proves nothing by itself: only the list does.
      return isListed ? decision('not-sold') : decision('admitted', { newerThanList: true });
  }
}

/** An admission can be undone for a minute (docs/api.md, "at the door"). */
export const undoWithinMs = 60_000;
