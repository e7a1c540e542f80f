import type { SeatDigit } from '../../shared/api/streamEvents';
import { seatStatus } from './seatMap';

/** A place in the grid, counted from 0. */
export interface Cell {
  row: number;
  column: number;
}

type Rows = readonly (readonly SeatDigit[])[];

const isSeat = (rows: Rows, row: number, column: number) => {
  const digit = rows[row]?.[column];
  return digit !== undefined && digit !== seatStatus.gap;
};

/**
 * The cell that a key moves to, as in the W3C's grid pattern: arrows move by one seat and skip gaps, Home and End move
 * within the row, or with Ctrl to the grid's first and last seat, Page Up and Page Down move by five rows. Null if the
 * grid does not use the key; the same cell if there is no seat in that direction.
 */
export function cellAfterKey(rows: Rows, from: Cell, key: string, ctrl: boolean): Cell | null {
  switch (key) {
    case 'ArrowLeft':
      return alongRow(rows, from.row, from.column - 1, -1) ?? from;
    case 'ArrowRight':
      return alongRow(rows, from.row, from.column + 1, 1) ?? from;
    case 'ArrowUp':
      return toRow(rows, from, -1, 1);
    case 'ArrowDown':
      return toRow(rows, from, 1, 1);
    case 'PageUp':
      return toRow(rows, from, -1, 5);
    case 'PageDown':
      return toRow(rows, from, 1, 5);
    case 'Home':
      return ctrl ? firstSeat(rows) : (alongRow(rows, from.row, 0, 1) ?? from);
    case 'End':
      return ctrl ? lastSeat(rows) : (alongRow(rows, from.row, (rows[from.row]?.length ?? 0) - 1, -1) ?? from);
    default:
      return null;
  }
}

function alongRow(rows: Rows, row: number, start: number, step: 1 | -1): Cell | null {
  const length = rows[row]?.length ?? 0;
  for (let column = start; column >= 0 && column < length; column += step) {
    if (isSeat(rows, row, column)) return { row, column };
  }
  return null;
}

/** The seat nearest to the same column, `distance` rows further. It skips rows without seats. */
function toRow(rows: Rows, from: Cell, step: 1 | -1, distance: number): Cell {
  const last = rows.length - 1;
  let row = Math.min(last, Math.max(0, from.row + step * distance));
  for (; row >= 0 && row <= last && row !== from.row; row += step) {
    const nearest = nearestInRow(rows, row, from.column);
    if (nearest !== null) return nearest;
  }
  return from;
}

function nearestInRow(rows: Rows, row: number, column: number): Cell | null {
  const length = rows[row]?.length ?? 0;
  for (let distance = 0; distance < Math.max(length, column + 1); distance++) {
    if (isSeat(rows, row, column - distance)) return { row, column: column - distance };
    if (isSeat(rows, row, column + distance)) return { row, column: column + distance };
  }
  return null;
}

export function firstSeat(rows: Rows): Cell {
  for (let row = 0; row < rows.length; row++) {
    const found = alongRow(rows, row, 0, 1);
    if (found !== null) return found;
  }
  return { row: 0, column: 0 };
}

function lastSeat(rows: Rows): Cell {
  for (let row = rows.length - 1; row >= 0; row--) {
    const found = alongRow(rows, row, (rows[row]?.length ?? 0) - 1, -1);
    if (found !== null) return found;
  }
  return { row: 0, column: 0 };
}
