import { ApiError, isAbort } from '../../shared/api/ApiError';
import { newIdempotencyKey } from '../../shared/api/client';
import { serverClock } from '../../shared/api/serverClock';
import type { Authorized } from '../auth';
import { decideOffline, undoWithinMs, type Decision } from './doorRules';
import { doorStore, type StoredScan } from './doorStore';
import { scanTicket, uploadScans } from './queries';
import type { ScanList } from './scanList';
import { isSigned, type Keys } from './signatures';
import { hashOf, readCode } from './ticketCode';

/** People are waiting, so a server that has not answered a scan by then is not waited for: the list decides. */
export const scanPatienceMs = 3_000;

/** The server takes this many scans in one request. */
export const uploadBatch = 100;

/** What a device needs to decide on a scan. */
export interface DoorKit {
  eventId: number;
  device: string;
  keys: Keys;
  list: ScanList | undefined;
  /** By hash of the ticket. */
  scans: ReadonlyMap<string, StoredScan>;
}

/** A UUID. `crypto.randomUUID` is missing on plain-http pages of other hosts. */
export function newScanId(): string {
  const hex = newIdempotencyKey();
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)];
  return parts.join('-');
}

const codesWithoutVerdict = new Set([
  'network', 'temporarily-unavailable', 'unauthenticated', 'internal-error', 'too-many-requests',
]);

/** True for failures that say nothing about the ticket: no network, a service that is away, nobody signed in. */
export function isServerAway(error: unknown): boolean {
  return isAbort(error) || (error instanceof ApiError && codesWithoutVerdict.has(error.code));
}

/**
 * Decides on a scan: the server if it answers in time, else the list. An admission is stored before the page shows it.
 * `authorized` is undefined on a device where nobody is signed in.
 */
export async function judge(payload: string, kit: DoorKit, authorized: Authorized | undefined) {
  const scan = {
    scan_id: newScanId(), payload: payload.trim(), device_id: kit.device,
    scanned_at: new Date(serverClock.now()).toISOString(),
  };
  const read = readCode(scan.payload);
  const code = read && (await isSigned(read, kit.keys)) ? read : undefined;
  const hash = read === undefined ? '' : await hashOf(read);
  const decision = (authorized && (await askServer(scan, kit.eventId, authorized))) ?? decideOffline({
    scanId: scan.scan_id, eventId: kit.eventId, code, hash, list: kit.list, usedHere: kit.scans.get(hash),
  });
  if (decision.outcome !== 'admitted') return { decision, stored: undefined };
  const stored: StoredScan = { ...scan, eventId: kit.eventId, hash, sent: !decision.offline };
  await doorStore.putScans([stored]);
  return { decision: { ...decision, undoUntilMs: Date.now() + undoWithinMs }, stored };
}

/** The server's decision; undefined if the server is away. Other failures are thrown. */
async function askServer(scan: Omit<StoredScan, 'eventId' | 'hash' | 'sent'>, eventId: number, authorized: Authorized) {
  try {
    const answer = await authorized((token) => scanTicket(token, eventId, scan, AbortSignal.timeout(scanPatienceMs)));
    const decision: Decision = {
      scanId: answer.scan_id, outcome: answer.outcome, ticket: answer.ticket, offline: false,
      admitted: answer.outcome === 'admitted' ? null : answer.admitted,
    };
    return decision;
  } catch (error) {
    if (isServerAway(error)) return undefined;
    throw error;
  }
}

/** Uploads admissions that the server does not know, oldest first, and returns those it has accepted. */
export async function upload(
  eventId: number, unsent: readonly StoredScan[], authorized: Authorized,
): Promise<StoredScan[]> {
  const batch = [...unsent].sort((a, b) => a.scanned_at.localeCompare(b.scanned_at)).slice(0, uploadBatch);
  if (batch.length === 0) return [];
  await authorized((token) =>
    uploadScans(
      token, eventId,
      batch.map(({ scan_id, payload, device_id, scanned_at }) => ({ scan_id, payload, device_id, scanned_at })),
    ),
  );
  const sent = batch.map((scan) => ({ ...scan, sent: true }));
  await doorStore.putScans(sent);
  return sent;
}
