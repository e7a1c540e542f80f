import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Zero bits that a hash begins with. */
export function leadingZeros(hash: Uint8Array): number {
  let zeros = 0;
  for (const byte of hash) {
    // clz32 counts in 32 bits, of which a byte has the last 8.
    if (byte !== 0) return zeros + Math.clz32(byte) - 24;
    zeros += 8;
  }
  return zeros;
}

/** The first number so that SHA-256("challenge:number") begins with so many zero bits. 18 take about a second. */
export function solve(challenge: string, bits: number): string {
  for (let number = 0; ; number++) {
    if (leadingZeros(sha256(utf8ToBytes(`${challenge}:${number}`))) >= bits) return String(number);
  }
}
