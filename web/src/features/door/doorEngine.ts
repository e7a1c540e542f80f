import { newIdempotencyKey } from '../../shared/api/client';
import { door as api } from '../../shared/api/doorClient';
import { ApiError } from '../../shared/api/http';
import { serverClock } from '../../shared/api/serverClock';
import { decideOffline, undoWithinMs, type Decision } from './doorRules';
import { doorStore, type StoredScan } from './doorStore';
import type { ScanList } from './scanList';
import { isSigned, type Keys } from './signatures';
import { hashOf, readCode } from './ticketCode';

/** The server has this long to answer a scan; people are waiting. Then the list decides. */
export const scanPatienceMs = 3_000;

/** As many as the server takes at once. */
export const uploadBatch = 100;

/** What a device needs to scan. */
export interface DoorKit {
  eventId: number;
  device: string;
  keys: Keys;
  list: ScanList | undefined;
  /** By hash of the ticket. */
  scans: ReadonlyMap<string, StoredScan>;
}

type Call = <T>(call: (token: string) => Promise<T>) => Promise<T>;

/** A UUID. `crypto.randomUUID` is missing on plain-http pages of other hosts. */
export function newScanId(): string {
  const hex = newIdempotencyKey();
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)];
  return parts.join('-');
}

/** True for failures that say nothing about the ticket: no network, the service away, not signed in. */
export function isAway(error: unknown): boolean {
  if (error instanceof DOMException) return error.name === 'AbortError' || error.name === 'TimeoutError';
  return (
    error instanceof ApiError &&
    ['network', 'temporarily-unavailable', 'unauthenticated', 'internal-error', 'too-many-requests'].includes(error.code)
  );
}

/**
 * Judges a scan: the server if it answers in time, else the list. What admitted somebody is stored before the answer
 * is shown. `call` is undefined for a device that is not signed in.
 */
export async function judge(payload: string, kit: DoorKit, call: Call | undefined) {
  const scan = {
    scan_id: newScanId(), payload: payload.trim(), device_id: kit.device,
    scanned_at: new Date(serverClock.now()).toISOString(),
  };
  const read = readCode(scan.payload);
  const code = read && (await isSigned(read, kit.keys)) ? read : undefined;
  const hash = read === undefined ? '' : await hashOf(read);
  const decision = (call && (await ask(scan, kit.eventId, call))) ?? decideOffline({
    scanId: scan.scan_id, eventId: kit.eventId, code, hash, list: kit.list, usedHere: kit.scans.get(hash),
  });
  if (decision.outcome !== 'admitted') return { decision, stored: undefined };
  const stored: StoredScan = { ...scan, eventId: kit.eventId, hash, sent: !decision.offline };
  await doorStore.putScans([stored]);
  return { decision: { ...decision, undoUntilMs: Date.now() + undoWithinMs }, stored };
}

/** The server's answer; undefined when it is away. Other failures are the caller's to show. */
async function ask(scan: Omit<StoredScan, 'eventId' | 'hash' | 'sent'>, eventId: number, call: Call) {
  try {
    const answer = await call((token) => api.scan(token, eventId, scan, AbortSignal.timeout(scanPatienceMs)));
    const decision: Decision = {
      scanId: answer.scan_id, outcome: answer.outcome, ticket: answer.ticket, offline: false,
      admitted: answer.outcome === 'admitted' ? null : answer.admitted,
    };
    return decision;
  } catch (error) {
    if (isAway(error)) return undefined;
    throw error;
  }
}

/** Tells the server of admissions it does not know, oldest first; returns those it took. */
export async function upload(eventId: number, unsent: readonly StoredScan[], call: Call): Promise<StoredScan[]> {
  const batch = [...unsent].sort((a, b) => a.scanned_at.localeCompare(b.scanned_at)).slice(0, uploadBatch);
  if (batch.length === 0) return [];
  await call((token) =>
    api.upload(
      token, eventId,
      batch.map(({ scan_id, payload, device_id, scanned_at }) => ({ scan_id, payload, device_id, scanned_at })),
    ),
  );
  const sent = batch.map((scan) => ({ ...scan, sent: true }));
  await doorStore.putScans(sent);
  return sent;
}
