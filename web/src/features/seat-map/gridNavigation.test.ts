import { describe, expect, it } from 'vitest';
import type { SeatDigit } from '../../shared/api/streamEvents';
import { cellAfterKey, firstSeat } from './gridNavigation';

const rows = ['30120', '33333', '00', '00003'].map((row) => Array.from(row, (d) => Number(d) as SeatDigit));
const go = (row: number, column: number, key: string, ctrl = false) => {
  const cell = cellAfterKey(rows, { row, column }, key, ctrl);
  return cell && [cell.row, cell.column];
};

describe('cellAfterKey', () => {
  it.each([
    ['ArrowRight', [0, 1], [0, 2]],
    ['ArrowRight', [0, 4], [0, 4]],
    ['ArrowLeft', [0, 1], [0, 1]],
    ['ArrowDown', [0, 1], [2, 1]],
    ['ArrowDown', [0, 4], [2, 1]],
    ['ArrowDown', [3, 0], [3, 0]],
    ['ArrowUp', [2, 0], [0, 1]],
    ['PageDown', [0, 1], [3, 1]],
    ['PageUp', [3, 3], [0, 3]],
    ['Home', [0, 4], [0, 1]],
    ['End', [3, 0], [3, 3]],
  ] as const)('%s from %j leads to %j', (key, from, to) => {
    expect(go(from[0], from[1], key)).toEqual(to);
  });

  it('jumps to the first and last seat of all with Ctrl', () => {
    expect(go(2, 1, 'Home', true)).toEqual([0, 1]);
    expect(go(0, 1, 'End', true)).toEqual([3, 3]);
  });

  it('leaves other keys alone', () => expect(go(0, 1, 'Tab')).toBeNull());

  it('starts at the first place that is a seat', () => expect(firstSeat(rows)).toEqual({ row: 0, column: 1 }));
});
