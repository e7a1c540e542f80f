import type { ScanOutcome, ScanPlace, ScannedTicket } from '../../shared/api/types';
import type { ScanList } from './scanList';
import type { TicketCode } from './ticketCode';

/** What the page shows of a scan. */
export interface Decision {
  scanId: string;
  outcome: ScanOutcome | 'no-list';
  ticket: ScannedTicket | null;
  /** Who was let in with the ticket before, as far as this device knows. */
  admitted: ScanPlace | null;
  /** Decided here, without the server. */
  offline: boolean;
  /** The ticket is genuine and newer than the list. */
  newerThanList?: boolean;
  /** Until when it can be taken back, in this computer's time. */
  undoUntilMs?: number;
}

interface Facts {
  scanId: string;
  eventId: number;
  /** Undefined: not a code, or not signed by us. */
  code: TicketCode | undefined;
  hash: string;
  list: ScanList | undefined;
  /** The admission by this device that the list does not know yet. */
  usedHere: ScanPlace | undefined;
}

/**
 * Decides without a network. A ticket that is not on the list was sold after the list was made, because a code is
 * signed only for a sold seat: it is let in, and the server flags it if it was refunded meanwhile.
 */
export function decideOffline({ scanId, eventId, code, hash, list, usedHere }: Facts): Decision {
  const decision = (outcome: Decision['outcome'], more: Partial<Decision> = {}): Decision => ({
    scanId, outcome, ticket: code?.ticket ?? null, admitted: null, offline: true, ...more,
  });
  if (code === undefined) return decision('bad-signature');
  if (code.eventId !== eventId) return decision('wrong-event');
  if (usedHere !== undefined) return decision('already-used', { admitted: usedHere });
  if (list === undefined) return decision('no-list');
  switch (list.find(hash)) {
    case 'used':
      return decision('already-used');
    case 'refunded':
      return decision('refunded');
    case 'good':
      return decision('admitted');
    case undefined:
      return decision('admitted', { newerThanList: true });
  }
}

/** An admission can be taken back this long. */
export const undoWithinMs = 60_000;
