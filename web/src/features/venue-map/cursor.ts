import { hasSeats, type Block, type Point, type VenueLayout } from './layout';

/** Where the keyboard is on the map: a block, or a place of it. */
export interface Cursor {
  block: Block;
  /** Null: the whole block. */
  index: number | null;
}

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const steps: Record<Direction, Point> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

export const isDirection = (key: string): key is Direction => key in steps;

/** How much a step to the side counts against one ahead: a row of a bowl is not quite level on the screen. */
const sideways = 2.5;

export function pointOf({ block, index }: Cursor): Point {
  if (index !== null) return [block.places?.[2 * index] ?? NaN, block.places?.[2 * index + 1] ?? NaN];
  const { left, top, right, bottom } = block.bounds;
  return [(left + right) / 2, (top + bottom) / 2];
}

/** The nearest place, or block, in this direction on the screen; where there is none the cursor stays. */
export function cursorAfter(layout: VenueLayout, from: Cursor, direction: Direction): Cursor {
  const at = pointOf(from);
  const [dx, dy] = steps[direction];
  let best: Cursor = from;
  let nearest = Infinity;
  const look = (candidate: Cursor, [x, y]: Point) => {
    const ahead = (x - at[0]) * dx + (y - at[1]) * dy;
    const aside = Math.abs((x - at[0]) * dy) + Math.abs((y - at[1]) * dx);
    // Also false for the NaN of a gap. A place behind the diagonal lies in another direction.
    if (!(ahead > 1e-3 && aside <= ahead * 2)) return;
    const cost = ahead + aside * sideways;
    if (cost < nearest) [nearest, best] = [cost, candidate];
  };
  for (const block of layout.blocks) {
    if (from.index === null) look({ block, index: null }, pointOf({ block, index: null }));
    else if (hasSeats(block)) {
      for (let i = 0; i < (block.places?.length ?? 0) / 2; i++) look({ block, index: i }, pointOf({ block, index: i }));
    }
  }
  return best;
}

/** The first or last place of the cursor's row; of a block, the first or last of all. */
export function rowEnd(layout: VenueLayout, { block, index }: Cursor, end: 'Home' | 'End'): Cursor {
  if (index === null) return { block: (end === 'Home' ? layout.blocks[0] : layout.blocks.at(-1)) ?? block, index };
  const perRow = block.plan.seats_per_row;
  const start = Math.floor(index / perRow) * perRow;
  const row = Array.from({ length: perRow }, (_, i) => start + i)
    .filter((i) => Number.isFinite(block.places?.[2 * i] ?? NaN));
  return { block, index: (end === 'Home' ? row[0] : row.at(-1)) ?? index };
}

/** The place nearest to a point, or the block where no places are near enough to be chosen. */
export function cursorAt(layout: VenueLayout, [x, y]: Point, withPlaces: boolean): Cursor | null {
  let best: Cursor | null = null;
  let nearest = Infinity;
  const look = (candidate: Cursor) => {
    const [px, py] = pointOf(candidate);
    const away = Math.hypot(px - x, py - y);
    if (away < nearest) [nearest, best] = [away, candidate];
  };
  for (const block of layout.blocks) {
    if (!withPlaces || !hasSeats(block)) look({ block, index: null });
    else for (let i = 0; i < (block.places?.length ?? 0) / 2; i++) look({ block, index: i });
  }
  return best;
}
