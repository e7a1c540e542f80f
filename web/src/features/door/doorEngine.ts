import { ApiError, isAbort } from '../../shared/api/ApiError';
import { serverClock } from '../../shared/api/serverClock';
import type { ScanAnswer, ScanEntry, ScanPlace, ScanRequest } from '../../shared/api/types';
import { visibleLine } from '../../shared/i18n/visibleText';
import type { Authorized } from '../auth';
import { loadContact, maxDeviceName, newUuid, type Device } from './device';
import { decideOffline, undoWithinMs, type Decision } from './doorRules';
import { doorStore, type StoredAnswer, type StoredScan } from './doorStore';
import { scanTicket, uploadScans } from './queries';
import type { ScanList } from './scanList';
import { isSigned, type Keys } from './signatures';
import { hashOf, isReference, readCode, ticketOf } from './ticketCode';
import { isListed } from './ticketNumber';

/** People are waiting, so a server that has not answered a scan by then is not waited for: the list decides. */
export const scanPatienceMs = 3_000;

/** The server takes this many scans in one request. */
export const uploadBatch = 100;

/** What a device needs to decide on a scan. */
export interface DoorKit {
  eventId: number;
  device: Device;
  keys: Keys;
  list: ScanList | undefined;
  /** By hash of the ticket. */
  scans: ReadonlyMap<string, StoredScan>;
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
 * `authorized` is undefined on a device where nobody is signed in; `knownHash` is that of a ticket that was looked up.
 */
export async function judge(payload: string, kit: DoorKit, authorized: Authorized | undefined, knownHash?: string) {
  const scan: ScanRequest = {
    scan_id: newUuid(), payload: payload.trim(), device_id: kit.device.id, device_name: kit.device.name,
    scanned_at: new Date(serverClock.now()).toISOString(), contact: loadContact(kit.eventId) ?? null,
  };
  const read = readCode(scan.payload);
  const code = read && (await isSigned(read, kit.keys)) ? read : undefined;
  const hash = knownHash ?? (read === undefined ? '' : await hashOf(read));
  const asked = authorized && (await askServer(scan, kit.eventId, authorized));
  const decision = asked?.decision ?? (isReference(scan.payload)
    ? cannotTell(scan)
    : decideOffline({
        scanId: scan.scan_id, eventId: kit.eventId, code, hash, list: kit.list, usedHere: placeOf(kit.scans.get(hash)),
        isListed: isListed(scan.payload),
      }));
  if (decision.outcome !== 'admitted') return { decision, stored: undefined };
  const stored: StoredScan = {
    ...scan, eventId: kit.eventId, hash, sent: !decision.offline, ...(asked && { answer: asked.answer }),
  };
  await doorStore.putScans([stored]);
  return { decision: { ...decision, undoUntilMs: Date.now() + undoWithinMs }, stored };
}

const placeOf = (scan: StoredScan | undefined): ScanPlace | undefined =>
  scan && { device_id: scan.device_id, device_name: scan.device_name ?? null, scanned_at: scan.scanned_at };

const cannotTell = ({ scan_id, payload }: ScanRequest): Decision => ({
  scanId: scan_id, outcome: 'no-list', ticket: ticketOf(payload) ?? null, admitted: null, offline: true,
});

const answerOf = (answer: ScanAnswer | ScanEntry): StoredAnswer => ({
  outcome: answer.outcome, decidedBy: answer.decided_by ?? null, clamped: answer.clamped ?? null,
});

/** The server's decision; undefined if the server is away. Other failures are thrown. */
async function askServer(scan: ScanRequest, eventId: number, authorized: Authorized) {
  try {
    const answer = await authorized((token) => scanTicket(token, eventId, scan, AbortSignal.timeout(scanPatienceMs)));
    const decision: Decision = {
      scanId: answer.scan_id, outcome: answer.outcome, ticket: answer.ticket, offline: false,
      attendee: answer.attendee_name ?? undefined,
      admitted: answer.outcome === 'admitted' ? null : answer.admitted,
    };
    return { decision, answer: answerOf(answer) };
  } catch (error) {
    if (isServerAway(error)) return undefined;
    throw error;
  }
}

/** A scan as the server takes it. Pages from before stored no id, or an empty name in its place. */
function entryOf(scan: StoredScan, device: Device): ScanRequest {
  const { scan_id, payload, device_id, scanned_at, contact = null, device_name = device.name } = scan;
  const known = visibleLine(device_id, maxDeviceName) ?? device.id;
  return { scan_id, payload, device_id: known, device_name, scanned_at, contact };
}

/**
 * Uploads admissions that the server has not answered, oldest first, and returns those that it has answered now. A
 * refused one is answered too: it is shown, and not sent for ever.
 */
export async function upload(
  eventId: number, unsent: readonly StoredScan[], device: Device, authorized: Authorized,
): Promise<StoredScan[]> {
  const batch = [...unsent].sort((a, b) => a.scanned_at.localeCompare(b.scanned_at)).slice(0, uploadBatch);
  if (batch.length === 0) return [];
  const entries = batch.map((scan) => entryOf(scan, device));
  const { results } = await authorized((token) => uploadScans(token, eventId, entries));
  const answered = batch.flatMap((scan, i): StoredScan[] => {
    const result = results[i];
    if (result === undefined) return [];
    const refused = result.result === 'refused' && { code: result.code ?? '', reason: result.reason ?? '' };
    // The device id that was sent is the one that an undo must name.
    const answer = { ...answerOf(result), ...(refused && { refused }) };
    return [{ ...scan, device_id: entries[i]!.device_id, sent: true, answer }];
  });
  await doorStore.putScans(answered);
  return answered;
}
