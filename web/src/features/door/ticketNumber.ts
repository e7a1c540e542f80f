/** Crockford's Base32: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const numberLength = 8;
/** The server's rule: fewer characters would find every thirtieth ticket of a hall. */
const minSuffix = 4;

/** The last characters of a ticket's short number (docs/api.md, "ticket numbers"). */
export interface NumberSuffix {
  value: number;
  length: number;
}

/** Reads what somebody typed, in either case, O for 0, I and L for 1; undefined if it cannot be the end of a number. */
export function readNumber(text: string): NumberSuffix | undefined {
  const typed = text.toUpperCase().replace(/[-\s]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (typed.length < minSuffix || typed.length > numberLength) return undefined;
  let value = 0;
  for (const character of typed) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) return undefined;
    value = value * 32 + digit;
  }
  return { value, length: typed.length };
}

/** True if the number of a ticket, given by the first 40 bits of its hash, ends so. */
export const endsWith = (number: number, suffix: NumberSuffix) => number % 32 ** suffix.length === suffix.value;

/** For example `7K3M-Q9TD`. */
export function numberText(number: number): string {
  let text = '';
  let rest = number;
  while (text.length < numberLength) {
    text = alphabet[rest % 32]! + text;
    rest = Math.floor(rest / 32);
  }
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** Begins the payload of a ticket that this device found in its list by its number (server: `ListReference`). */
const prefix = 'listed:';

export const listedPayload = (hash: string) => prefix + hash;

export const isListed = (payload: string) => payload.startsWith(prefix);
