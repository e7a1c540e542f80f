import { t } from '../../shared/i18n';
import type { NewSubsection } from '../../shared/api/types';
import type { DraftErrors } from './policies';

/** The best rows and seats of a section, as typed. If empty, row 1 is the best, and the middle of each row. */
export interface QualityDraft {
  /** "5-12, 3": the best first. The other rows follow by number. */
  bestRows: string;
  /** "25" or "10.5". */
  bestSeat: string;
}

type QualityRequest = Pick<NewSubsection, 'row_order' | 'best_seat'>;

/** This part of a subsection's request. Adds a message to `errors` for each wrong field. */
export function toQuality(
  draft: QualityDraft, rows: number, seatsPerRow: number, at: string, errors: DraftErrors,
): QualityRequest {
  const order = rowsIn(draft.bestRows, rows);
  if (typeof order === 'string') errors[`${at}.bestRows`] = order;
  const seat = draft.bestSeat.trim();
  const best = /^\d{1,3}([.][05])?$/.test(seat) ? Number(seat) : NaN;
  if (seat !== '' && !(best >= 1 && best <= seatsPerRow)) {
    errors[`${at}.bestSeat`] = t.organiser.errors.bestSeat(seatsPerRow);
  }
  return {
    ...(typeof order !== 'string' && order.length > 0 && { row_order: order }),
    ...(best >= 1 && { best_seat: best }),
  };
}

/** The rows of "5-12, 3", or the message for a wrong text. "12-5" starts with row 12. */
function rowsIn(text: string, rows: number): number[] | string {
  const order: number[] = [];
  for (const part of text.split(/[,;]/).map((piece) => piece.trim())) {
    if (part === '') continue;
    const range = /^(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?$/.exec(part);
    if (!range) return t.organiser.errors.bestRows;
    const first = Number(range[1]);
    const last = Number(range[2] ?? range[1]);
    if (Math.min(first, last) < 1 || Math.max(first, last) > rows) return t.organiser.errors.range(1, rows);
    const step = first <= last ? 1 : -1;
    for (let row = first; row !== last + step; row += step) {
      if (order.includes(row)) return t.organiser.errors.rowTwice(row);
      order.push(row);
    }
  }
  return order;
}
