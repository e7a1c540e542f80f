import { hasSeats, isInside, type Block, type Point, type VenueLayout } from './layout';
import { seatsFromPx } from './paint';
import { toWorld, type Viewport } from './viewport';

/** What is at a point of the canvas. */
export type Hit =
  | { block: Block; row: number; seat: number; index: number }
  | { block: Block; row: null; at: Point };

/** Fingers are less exact than this many pixels. */
const reachPx = 14;
/** Single seats can be chosen where they are at least this large: smaller ones are hit by chance. */
export const choosableFromPx = 12;

export function hitAt(layout: VenueLayout, view: Viewport, x: number, y: number): Hit | null {
  const [worldX, worldY] = toWorld(view, x, y);
  const reach = reachPx / view.scale;
  let inside: Block | null = null;
  let nearest: { block: Block; index: number; apart: number } | null = null;
  for (const block of layout.blocks) {
    const { left, top, right, bottom } = block.bounds;
    if (worldX < left - reach || worldX > right + reach || worldY < top - reach || worldY > bottom + reach) continue;
    if (isInside(block.outline, worldX, worldY)) inside = block;
    const seatPx = block.seatSpacing * view.scale;
    if (seatPx < Math.max(choosableFromPx, seatsFromPx) || !hasSeats(block) || block.places === null) continue;
    const most = Math.min(reach, block.seatSpacing);
    for (let i = 0; i < block.places.length / 2; i++) {
      const apart = Math.hypot((block.places[2 * i] ?? NaN) - worldX, (block.places[2 * i + 1] ?? NaN) - worldY);
      // Also false for the NaN of a gap.
      if (apart <= most && (nearest === null || apart < nearest.apart)) nearest = { block, index: i, apart };
    }
  }
  if (nearest !== null) {
    const { block, index } = nearest;
    const perRow = block.plan.seats_per_row;
    return { block, index, row: Math.floor(index / perRow) + 1, seat: (index % perRow) + 1 };
  }
  return inside === null ? null : { block: inside, row: null, at: [worldX, worldY] };
}
