import type { Bounds } from '../venue-map';

/** How far a thing is moved so that it lies where one meant it. */
export interface Snapped {
  dx: number;
  dy: number;
  /** The lines that it was drawn to. */
  x: number | null;
  y: number | null;
}

const linesOf = (from: number, to: number): readonly number[] => [from, (from + to) / 2, to];

/**
 * Corrects a move. An edge or the middle of what moves is drawn to an edge or the middle of something else within
 * `reach`; where there is none, the left and upper edge go to the grid (0: none).
 */
export function snapMove(
  moving: Bounds, dx: number, dy: number, others: readonly Bounds[], grid: number, reach: number,
): Snapped {
  const across = snapAxis(
    linesOf(moving.left + dx, moving.right + dx), others.flatMap((o) => linesOf(o.left, o.right)), reach);
  const down = snapAxis(
    linesOf(moving.top + dy, moving.bottom + dy), others.flatMap((o) => linesOf(o.top, o.bottom)), reach);
  return {
    dx: across ? dx + across.by : toGrid(moving.left + dx, grid) - moving.left,
    dy: down ? dy + down.by : toGrid(moving.top + dy, grid) - moving.top,
    x: across?.line ?? null, y: down?.line ?? null,
  };
}

export const toGrid = (at: number, grid: number): number => (grid > 0 ? Math.round(at / grid) * grid : at);

function snapAxis(own: readonly number[], lines: readonly number[], reach: number) {
  let best: { by: number; line: number } | null = null;
  for (const line of lines) {
    for (const at of own) {
      const by = line - at;
      if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best.by))) best = { by, line };
    }
  }
  return best;
}
