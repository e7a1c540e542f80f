/** Controls, separators, private and unassigned characters, lone surrogates, and what turns the writing direction. */
const forbidden = /[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF]/u;

/** Letters and symbols that no font draws: Hangul fillers and the empty Braille pattern. */
const blank = /[\u115F\u1160\u3164\uFFA0\u2800\p{Zs}\p{Cf}\p{M}]/gu;

/**
 * A line that other people see, by the server's rule (Ticketing.Contracts, VisibleText): trimmed, normal form C, up to
 * `max` UTF-16 units, and something of it can be seen. Undefined for any other text.
 */
export function visibleLine(text: string, max: number): string | undefined {
  const line = text.normalize('NFC').trim();
  if (line.length > max || forbidden.test(line) || line.replace(blank, '') === '') return undefined;
  return line;
}
