import { beforeAll, describe, expect, it } from 'vitest';
import { decideOffline } from './doorRules';
import { readScanList, type ScanList } from './scanList';
import { importKeys, isSigned } from './signatures';
import { decodeBase32, hashOf, readCode, toHex } from './ticketCode';

// The format's example, event 300, seat A-1-5-12; the services' tests have the same bytes and the same hash.
const claims = '00112233445566778899aabbccddeeff' + 'ac02' + '0141' + '01' + '05' + '0c';
const hash = 'f2c8cf49df4f3fb4';
const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** A key pair of a test, and what the server would tell of it. */
async function signer() {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const keyId = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', spki)).subarray(0, 4));
  const public_key = btoa(String.fromCharCode(...spki));
  const keys = await importKeys({ keys: [{ key_id: keyId, algorithm: 'ES256', public_key }] });
  const sign = async (bytes: Uint8Array<ArrayBuffer>) => {
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes);
    return new Uint8Array([...bytes, ...new Uint8Array(signature)]);
  };
  return { keyId, keys, sign };
}

let ours: Awaited<ReturnType<typeof signer>>;
let other: Awaited<ReturnType<typeof signer>>;
let codeText: string;

beforeAll(async () => {
  [ours, other] = await Promise.all([signer(), signer()]);
  codeText = base32(await ours.sign(bytesOf(`01${ours.keyId}${claims}`)));
});

describe('a code', () => {
  it('is read, verified and hashed', async () => {
    const code = readCode(` ${codeText.toLowerCase()}\n`)!;
    expect(code.ticket).toEqual({ ticket_id: '300-A-1-5-12', section: 'A', subsection: 1, row: 5, seat: 12 });
    expect(code.eventId).toBe(300);
    expect(await isSigned(code, ours.keys)).toBe(true);
    expect(await hashOf(code)).toBe(hash);
  });

  it('of another key, or with another seat, is not signed', async () => {
    const code = readCode(codeText)!;
    expect(await isSigned(code, other.keys)).toBe(false);
    const forged = code.signed.slice();
    forged[forged.length - 1]! += 1;
    expect(await isSigned({ ...code, signed: forged }, ours.keys)).toBe(false);
  });

  it.each(['', 'https://example.org', 'AAAA', 'A'.repeat(401)])('is not %j', (text) =>
    expect(readCode(text)).toBeUndefined());

  it('is written in one way only', () => {
    expect([...decodeBase32('MZXW6YTBOI')!]).toEqual([...new TextEncoder().encode('foobar')]);
    expect(decodeBase32('MZ')).toBeUndefined();
    expect(decodeBase32('M1')).toBeUndefined();
  });
});

/** A list of event 300; entries as [hash, state]. */
async function list(entries: [string, number][], eventId = 300n): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(28 + entries.length * 9);
  bytes.set(new TextEncoder().encode('TSL1'));
  bytes.set(bytesOf(ours.keyId), 4);
  const view = new DataView(bytes.buffer);
  view.setBigInt64(8, eventId);
  view.setBigInt64(16, 1_800_000_000_000n);
  view.setUint32(24, entries.length);
  entries.forEach(([name, state], i) => bytes.set([...bytesOf(name), state], 28 + i * 9));
  return ours.sign(bytes);
}

describe('a list', () => {
  const entries: [string, number][] = [
    ['0000000000000001', 0], ['00000000000000ff', 1], ['7fffffffffffffff', 2], ['ffffffffffffffff', 0],
  ];

  it('finds each ticket and counts', async () => {
    const read = (await readScanList((await list(entries)).buffer, 300, ours.keys))!;
    expect(entries.map(([name]) => read.find(name))).toEqual(['good', 'used', 'refunded', 'good']);
    expect(read.find('0000000000000002')).toBeUndefined();
    expect([read.count, read.used, read.generatedAt.getTime()]).toEqual([3, 1, 1_800_000_000_000]);
  });

  it('is refused when changed, torn, of another event or of another key', async () => {
    const good = await list(entries);
    const used = good.slice();
    used[36] = 1;
    expect(await readScanList(used.buffer, 300, ours.keys)).toBeUndefined();
    expect(await readScanList(good.slice(0, -1).buffer, 300, ours.keys)).toBeUndefined();
    expect(await readScanList((await list(entries, 301n)).buffer, 300, ours.keys)).toBeUndefined();
    expect(await readScanList(good.buffer, 300, other.keys)).toBeUndefined();
  });
});

describe('without a network', () => {
  const listOf = (state: ReturnType<ScanList['find']>): ScanList => ({
    eventId: 300, generatedAt: new Date(0), count: 1, used: 0, find: () => state,
  });
  const decide = (more: Partial<Parameters<typeof decideOffline>[0]>) =>
    decideOffline({
      scanId: '1', eventId: 300, code: readCode(codeText), hash, list: listOf('good'), usedHere: undefined, ...more,
    });

  it('the list decides', () => {
    expect(decide({}).outcome).toBe('admitted');
    expect(decide({ list: listOf('used') }).outcome).toBe('already-used');
    expect(decide({ list: listOf('refunded') }).outcome).toBe('refunded');
    expect(decide({ eventId: 301 }).outcome).toBe('wrong-event');
    expect(decide({ code: undefined }).outcome).toBe('bad-signature');
    expect(decide({ list: undefined }).outcome).toBe('no-list');
  });

  it('a ticket newer than the list is let in and marked', () =>
    expect(decide({ list: listOf(undefined) })).toMatchObject({ outcome: 'admitted', newerThanList: true }));

  it('what this device let in is used, and it says when', () => {
    const usedHere = { device_id: 'Gate 1', scanned_at: '2027-05-01T11:00:00Z' };
    expect(decide({ usedHere })).toMatchObject({ outcome: 'already-used', admitted: usedHere });
  });
});
