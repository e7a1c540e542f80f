import type { ScannedTicket } from '../../shared/api/types';

/** The contents of a ticket's code, in the format of docs/adr/0015. */
export interface TicketCode {
  eventId: number;
  ticket: ScannedTicket;
  /** Hex. */
  keyId: string;
  signed: Uint8Array<ArrayBuffer>;
  signature: Uint8Array<ArrayBuffer>;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Of a ticket that was never transferred; the other format ends with how often it was. */
const version = 1;
const versionWithGeneration = 2;
const keyIdLength = 4;
const signatureLength = 64;
const hashLength = 8;
const maxCodeLength = 400;

/** Decodes base32 (RFC 4648) without padding, in either case; undefined for any other text. */
export function decodeBase32(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let buffer = 0;
  let bits = 0;
  let length = 0;
  for (const character of text.toUpperCase()) {
    const value = alphabet.indexOf(character);
    if (value < 0) return undefined;
    buffer = ((buffer << 5) | value) & 0xfffff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (buffer >> bits) & 0xff;
    }
  }
  return bits < 5 && (buffer & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}

export const toHex = (bytes: Uint8Array) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

/** Reads a code; undefined if it has another format. It does not check the signature. */
export function readCode(text: string): TicketCode | undefined {
  const trimmed = text.trim();
  const bytes = trimmed.length <= maxCodeLength ? decodeBase32(trimmed) : undefined;
  if (bytes === undefined || bytes.length < 1 + keyIdLength + 16 + signatureLength) return undefined;
  if (bytes[0] !== version && bytes[0] !== versionWithGeneration) return undefined;
  const signed = bytes.slice(0, -signatureLength);
  const reader = new Reader(signed, 1 + keyIdLength + 16);
  const eventId = reader.number();
  const section = new TextDecoder().decode(reader.bytes(reader.number()));
  const [subsection, row, seat] = [reader.number(), reader.number(), reader.number()];
  if (bytes[0] === versionWithGeneration && reader.number() === 0) return undefined;
  if (!reader.exactlyRead) return undefined;
  return {
    eventId,
    ticket: { ticket_id: `${eventId}-${section}-${subsection}-${row}-${seat}`, section, subsection, row, seat },
    keyId: toHex(bytes.subarray(1, 1 + keyIdLength)),
    signed,
    signature: bytes.slice(-signatureLength),
  };
}

/** Begins the payload of a ticket that was looked up: "ticket:" order ":300-A-1-5-12". The server alone knows it. */
const reference = /^ticket:[^:]+:(\d+-([^-]+)-(\d+)-(\d+)-(\d+))(?::\d+)?$/;

export const isReference = (payload: string) => reference.test(payload);

/** The ticket of a code, or of a reference; undefined for any other text. */
export function ticketOf(payload: string): ScannedTicket | undefined {
  const [, ticket_id, section, subsection, row, seat] = reference.exec(payload) ?? [];
  if (ticket_id === undefined || section === undefined) return readCode(payload)?.ticket;
  return { ticket_id, section, subsection: Number(subsection), row: Number(row), seat: Number(seat) };
}

/** The ticket's name in the list: the first bytes of SHA-256 over the signed bytes with a key id of zeros, in hex. */
export async function hashOf(code: TicketCode): Promise<string> {
  const bytes = code.signed.slice();
  bytes.fill(0, 1, 1 + keyIdLength);
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, hashLength));
}

class Reader {
  private ok = true;

  constructor(
    private readonly from: Uint8Array,
    private at: number,
  ) {}

  get exactlyRead(): boolean {
    return this.ok && this.at === this.from.length;
  }

  /** Reads a LEB128 number of up to seven bytes; none of ours is longer. */
  number(): number {
    let value = 0;
    for (let i = 0; i < 7; i++) {
      const byte = this.from[this.at++];
      if (byte === undefined) break;
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) return value;
    }
    this.ok = false;
    return 0;
  }

  bytes(length: number): Uint8Array {
    this.at += length;
    return this.from.subarray(this.at - length, this.at);
  }
}
