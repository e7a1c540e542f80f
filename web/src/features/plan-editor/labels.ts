import { bounds, type Sub } from './document';

/** How rows, or seats, are called. */
export interface Labelling {
  style: 'numbers' | 'letters';
  /** Before each name: "T" makes T1, T2. */
  prefix: string;
  /** "1", or "A". */
  start: string;
  step: number;
  /** Rows: the last one is the first. Seats: from the right. */
  reversed: boolean;
}

export const usualLabels: Labelling = { style: 'numbers', prefix: '', start: '1', step: 1, reversed: false };

/** 1 → A, 26 → Z, 27 → AA. */
export function letters(number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode('A'.charCodeAt(0) + ((rest - 1) % 26)) + text;
  }
  return text;
}

/** A → 1, AA → 27; null for what is no letters. */
export function fromLetters(text: string): number | null {
  if (!/^[A-Z]{1,3}$/i.test(text)) return null;
  return [...text.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 'A'.charCodeAt(0) + 1, 0);
}

/** The names of so many rows or seats in order; null where the labelling cannot name them all. */
export function namesFor(count: number, labelling: Labelling, longest: number): string[] | null {
  const { style, prefix, step, reversed } = labelling;
  const start = style === 'letters' ? fromLetters(labelling.start.trim()) : wholeNumber(labelling.start);
  if (start === null || !Number.isInteger(step) || step === 0 || Math.abs(step) > 100) return null;
  const least = style === 'letters' ? 1 : 0;
  if (start + step * (count - 1) < least) return null;
  const names = Array.from({ length: count }, (_, i) => {
    const number = start + step * i;
    return prefix + (style === 'letters' ? letters(number) : String(number));
  });
  if (names.some((name) => name.length > longest)) return null;
  return reversed ? names.reverse() : names;
}

const wholeNumber = (text: string): number | null => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : null);

/** The block with its rows named; numbers from 1 need no labels. Null: the labelling cannot name them. */
export function labelRows(sub: Sub, labelling: Labelling): Sub | null {
  const names = namesFor(sub.rows ?? 0, labelling, bounds.rowLabel);
  if (names === null) return null;
  const { row_labels: _, ...rest } = sub;
  return names.every((name, i) => name === String(i + 1)) ? rest : { ...rest, row_labels: names };
}

/**
 * The block with its seats named. Plain numbers are a scheme of the plan; letters and prefixes are labels of each row.
 * `skipGaps` numbers only places for sale.
 */
export function labelSeats(sub: Sub, labelling: Labelling, skipGaps: boolean): Sub | null {
  const { style, prefix, step, reversed } = labelling;
  const names = namesFor(sub.seats_per_row ?? 0, labelling, bounds.seatLabel);
  if (names === null) return null;
  const { numbering: _, row_numberings: __, ...rest } = sub;
  if (style === 'letters' || prefix !== '') {
    return { ...rest, row_numberings: Array.from({ length: sub.rows ?? 0 }, () => ({ labels: names })) };
  }
  const start = Number(labelling.start);
  if (start === 1 && step === 1 && !reversed && !skipGaps) return rest;
  return {
    ...rest,
    numbering: { start, step, ...(reversed && { from: 'right' }), ...(skipGaps && { skip_gaps: true }) },
  };
}

/** What the fields begin with: what the block has, as far as a labelling says it. */
export function rowLabelling(sub: Sub): Labelling {
  const [first] = sub.row_labels ?? [];
  if (typeof first !== 'string') return usualLabels;
  const parts = /^(.*?)(\d{1,5})$/.exec(first);
  if (parts) return { ...usualLabels, prefix: parts[1] ?? '', start: parts[2] ?? '1' };
  return fromLetters(first) === null ? usualLabels : { ...usualLabels, style: 'letters', start: first };
}

export function seatLabelling(sub: Sub): Labelling {
  const numbering = sub.numbering;
  if (!numbering) return usualLabels;
  return {
    ...usualLabels, start: String(numbering.start ?? 1), step: numbering.step ?? 1,
    reversed: numbering.from === 'right',
  };
}
