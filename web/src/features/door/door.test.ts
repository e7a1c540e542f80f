import { beforeAll, describe, expect, it } from 'vitest';
import { createSigner, example, signedCode, signedList, type Signer } from '../../testing/signedTickets';
import { decideOffline } from './doorRules';
import { readScanList, type ScanList } from './scanList';
import { importKeys, isSigned, type Keys } from './signatures';
import { decodeBase32, hashOf, readCode } from './ticketCode';

let ours: Signer;
let other: Signer;
let ourKeys: Keys;
let otherKeys: Keys;
let codeText: string;

beforeAll(async () => {
  [ours, other] = await Promise.all([createSigner(), createSigner()]);
  [ourKeys, otherKeys] = await Promise.all([importKeys(ours.keys), importKeys(other.keys)]);
  codeText = await signedCode(ours);
});

describe('a code', () => {
  it('is read, verified and hashed', async () => {
    const code = readCode(` ${codeText.toLowerCase()}\n`)!;
    expect(code.ticket).toEqual({ ticket_id: '300-A-1-5-12', section: 'A', subsection: 1, row: 5, seat: 12 });
    expect(code.eventId).toBe(300);
    expect(await isSigned(code, ourKeys)).toBe(true);
    expect(await hashOf(code)).toBe(example.hash);
  });

  it('of another key, or with another seat, is not signed', async () => {
    const code = readCode(codeText)!;
    expect(await isSigned(code, otherKeys)).toBe(false);
    const forged = code.signed.slice();
    forged[forged.length - 1]! += 1;
    expect(await isSigned({ ...code, signed: forged }, ourKeys)).toBe(false);
  });

  it('of a transferred ticket ends with its generation and has another hash', async () => {
    const once = readCode(await signedCode(ours, 1))!;
    expect(once.ticket.ticket_id).toBe('300-A-1-5-12');
    expect(await isSigned(once, ourKeys)).toBe(true);
    // The server's tests have the same.
    expect(await hashOf(once)).toBe('d9affea75653bc4f');
    expect(readCode(await signedCode(ours, 0, 2))).toBeUndefined();
  });

  it.each(['', 'https://example.org', 'AAAA', 'A'.repeat(401)])('is not %j', (text) =>
    expect(readCode(text)).toBeUndefined());

  it('is written in one way only', () => {
    expect([...decodeBase32('MZXW6YTBOI')!]).toEqual([...new TextEncoder().encode('foobar')]);
    expect(decodeBase32('MZ')).toBeUndefined();
    expect(decodeBase32('M1')).toBeUndefined();
  });
});

describe('a list', () => {
  const entries: [string, number][] = [
    ['0000000000000001', 0], ['00000000000000ff', 1], ['7fffffffffffffff', 2], ['ffffffffffffffff', 0],
  ];

  it('finds each ticket and counts', async () => {
    const read = (await readScanList((await signedList(ours, entries)).buffer, 300, ourKeys))!;
    expect(entries.map(([name]) => read.find(name))).toEqual(['good', 'used', 'refunded', 'good']);
    expect(read.find('0000000000000002')).toBeUndefined();
    expect([read.count, read.used, read.generatedAt.getTime()]).toEqual([3, 1, 1_800_000_000_000]);
  });

  it('is refused when changed, torn, of another event or of another key', async () => {
    const good = await signedList(ours, entries);
    const used = good.slice();
    used[36] = 1;
    expect(await readScanList(used.buffer, 300, ourKeys)).toBeUndefined();
    expect(await readScanList(good.slice(0, -1).buffer, 300, ourKeys)).toBeUndefined();
    expect(await readScanList((await signedList(ours, entries, 301n)).buffer, 300, ourKeys)).toBeUndefined();
    expect(await readScanList(good.buffer, 300, otherKeys)).toBeUndefined();
  });
});

describe('without a network', () => {
  const listOf = (state: ReturnType<ScanList['find']>): ScanList => ({
    eventId: 300, generatedAt: new Date(0), count: 1, used: 0, find: () => state, findNumber: () => [],
  });
  const decide = (more: Partial<Parameters<typeof decideOffline>[0]>) =>
    decideOffline({
      scanId: '1', eventId: 300, code: readCode(codeText), hash: example.hash, list: listOf('good'),
      usedHere: undefined, ...more,
    });

  it('the list decides', () => {
    expect(decide({}).outcome).toBe('admitted');
    expect(decide({ list: listOf('used') }).outcome).toBe('already-used');
    expect(decide({ list: listOf('refunded') }).outcome).toBe('refunded');
    expect(decide({ list: listOf('transferred') }).outcome).toBe('transferred');
    expect(decide({ eventId: 301 }).outcome).toBe('wrong-event');
    expect(decide({ code: undefined }).outcome).toBe('bad-signature');
    expect(decide({ list: undefined }).outcome).toBe('no-list');
  });

  it('a ticket newer than the list is let in and marked', () =>
    expect(decide({ list: listOf(undefined) })).toMatchObject({ outcome: 'admitted', newerThanList: true }));

  it('what this device let in is used, and it says when', () => {
    const usedHere = { device_id: '1', device_name: 'Gate 1', scanned_at: '2027-05-01T11:00:00Z' };
    expect(decide({ usedHere })).toMatchObject({ outcome: 'already-used', admitted: usedHere });
  });
});
