import type { TicketKeys } from '../shared/api/types';

/** Bytes written as hex. */
export const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

export const hexOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The format's example: event 300, seat A-1-5-12. The services' tests have the same bytes and the same hash. */
export const example = {
  claims: '00112233445566778899aabbccddeeff' + 'ac02' + '0141' + '01' + '05' + '0c',
  hash: 'f2c8cf49df4f3fb4',
};

export interface Signer {
  keyId: string;
  keys: TicketKeys;
  sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
}

/** A new key pair, and the public key as the server gives it. */
export async function createSigner(): Promise<Signer> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const keyId = hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', spki)).subarray(0, 4));
  const public_key = btoa(String.fromCharCode(...spki));
  const sign = async (bytes: Uint8Array<ArrayBuffer>) => {
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes);
    return new Uint8Array([...bytes, ...new Uint8Array(signature)]);
  };
  return { keyId, keys: { keys: [{ key_id: keyId, algorithm: 'ES256', public_key }] }, sign };
}

/** The text of the example ticket's code, which ends with its generation in format 2. */
export async function signedCode(signer: Signer, generation = 0, format = generation === 0 ? 1 : 2): Promise<string> {
  const end = format === 1 ? '' : generation.toString(16).padStart(2, '0');
  return base32(await signer.sign(bytesOf(`0${format}${signer.keyId}${example.claims}${end}`)));
}

/** A signed list of tickets. Entries are [hash, state]: 0 good, 1 used, 2 refunded, 3 transferred. */
export async function signedList(
  signer: Signer, entries: [string, number][], eventId = 300n,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(28 + entries.length * 9);
  bytes.set(new TextEncoder().encode('TSL1'));
  bytes.set(bytesOf(signer.keyId), 4);
  const view = new DataView(bytes.buffer);
  view.setBigInt64(8, eventId);
  view.setBigInt64(16, 1_800_000_000_000n);
  view.setUint32(24, entries.length);
  entries.forEach(([hash, state], i) => bytes.set([...bytesOf(hash), state], 28 + i * 9));
  return signer.sign(bytes);
}

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}
