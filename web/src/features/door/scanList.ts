import { isSigned, type Keys } from './signatures';
import { endsWith, numberText, type NumberSuffix } from './ticketNumber';
import { toHex } from './ticketCode';

/** The state of a ticket in the list. */
export type ListState = 'good' | 'used' | 'refunded' | 'transferred';

/** A ticket of the list: the list knows its number and its state, but neither seat nor buyer. */
export interface ListedTicket {
  /** Hex. */
  hash: string;
  number: string;
  state: ListState;
}

/** An event's tickets as they were when the list was made. */
export interface ScanList {
  eventId: number;
  /** A newer list has a later time, so this is the list's version too. */
  generatedAt: Date;
  count: number;
  used: number;
  /** The state of the ticket with this hash (hex); undefined if the list does not have it. */
  find: (hash: string) => ListState | undefined;
  /** The tickets whose number ends so, as many as somebody at a door reads. */
  findNumber: (suffix: NumberSuffix) => ListedTicket[];
}

const states: readonly ListState[] = ['good', 'used', 'refunded', 'transferred'];
const headerLength = 28;
const entryLength = 9;
const signatureLength = 64;
/** Nobody at a door reads a longer list. */
const maxFound = 10;

/** Reads a signed list (docs/api.md, "scan-list"); undefined if it is torn, of another event, or not signed by us. */
export async function readScanList(bytes: ArrayBuffer, eventId: number, keys: Keys): Promise<ScanList | undefined> {
  if (bytes.byteLength < headerLength + signatureLength) return undefined;
  const all = new Uint8Array(bytes);
  const view = new DataView(bytes);
  const count = view.getUint32(24);
  const magic = new TextDecoder().decode(all.subarray(0, 4));
  const whole = bytes.byteLength === headerLength + count * entryLength + signatureLength;
  if (magic !== 'TSL1' || !whole || Number(view.getBigInt64(8)) !== eventId) return undefined;
  const signed = all.slice(0, -signatureLength);
  const keyId = toHex(all.subarray(4, 8));
  if (!(await isSigned({ keyId, signed, signature: all.slice(-signatureLength) }, keys))) return undefined;
  let used = 0;
  let dead = 0;
  for (let i = 0; i < count; i++) {
    const state = all[headerLength + i * entryLength + 8];
    if (state === 1) used++;
    // Of a transferred ticket the list has the code that is good as another entry.
    if (state === 2 || state === 3) dead++;
  }
  return {
    eventId,
    generatedAt: new Date(Number(view.getBigInt64(16))),
    count: count - dead,
    used,
    find: (hash) => find(view, count, BigInt(`0x${hash}`)),
    findNumber: (suffix) => findNumber(view, count, suffix),
  };
}

/** Binary search: the entries are sorted by hash. */
function find(view: DataView, count: number, wanted: bigint): ListState | undefined {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = headerLength + middle * entryLength;
    const hash = view.getBigUint64(at);
    if (hash === wanted) return states[view.getUint8(at + 8)];
    if (hash < wanted) low = middle + 1;
    else high = middle;
  }
  return undefined;
}

/** A look at each of 50,000 entries takes a few milliseconds. */
function findNumber(view: DataView, count: number, suffix: NumberSuffix): ListedTicket[] {
  const found: ListedTicket[] = [];
  for (let i = 0; i < count && found.length < maxFound; i++) {
    const at = headerLength + i * entryLength;
    const number = view.getUint32(at) * 256 + view.getUint8(at + 4);
    if (!endsWith(number, suffix)) continue;
    const hash = view.getBigUint64(at).toString(16).padStart(16, '0');
    found.push({ hash, number: numberText(number), state: states[view.getUint8(at + 8)]! });
  }
  return found;
}
