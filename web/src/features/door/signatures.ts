import type { TicketKeys } from '../../shared/api/types';
import { toHex, type TicketCode } from './ticketCode';

/** Public keys by id (hex). */
export type Keys = ReadonlyMap<string, CryptoKey>;

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
const es256 = { name: 'ECDSA', hash: 'SHA-256' };

/** Browsers have WebCrypto on secure pages only: https, or localhost. */
export const canVerify = () => globalThis.crypto?.subtle !== undefined;

export async function importKeys(answer: TicketKeys): Promise<Keys> {
  const keys = answer.keys.filter((key) => key.algorithm === 'ES256').map(async (key) => {
    const bytes = Uint8Array.from(atob(key.public_key), (c) => c.charCodeAt(0));
    const id = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 4));
    return [id, await crypto.subtle.importKey('spki', bytes, algorithm, false, ['verify'])] as const;
  });
  return new Map(await Promise.all(keys));
}

/** True if one of our keys signed the code. */
export async function isSigned(code: Pick<TicketCode, 'keyId' | 'signed' | 'signature'>, keys: Keys): Promise<boolean> {
  const key = keys.get(code.keyId);
  return key !== undefined && crypto.subtle.verify(es256, key, code.signature, code.signed);
}
