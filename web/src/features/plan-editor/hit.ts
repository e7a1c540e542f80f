import { isInside, overlap, type Bounds, type Point } from '../venue-map';
import { focusId, kindOf, stageId, type PlanDraft } from './document';
import { blockBounds, outlineOf, placesOf, spacingOf } from './positions';
import { boundsOfId } from './transform';
import type { Reach } from './tools';

const grown = ({ left, top, right, bottom }: Bounds, by: number): Bounds =>
  ({ left: left - by, top: top - by, right: right + by, bottom: bottom + by });

const has = (bounds: Bounds, [x, y]: Point) =>
  x >= bounds.left && x <= bounds.right && y >= bounds.top && y <= bounds.bottom;

/** The id of what is at this point. What was drawn last is on top; `reach` is a finger's, in the plan's unit. */
export function idAt(draft: PlanDraft, at: Point, reach: number): string | null {
  const focus = boundsOfId(draft, focusId);
  if (focus && has(focus, at)) return focusId;
  for (let i = draft.blocks.length - 1; i >= 0; i--) {
    const block = draft.blocks[i];
    if (!block || !has(grown(blockBounds(block.sub), reach), at)) continue;
    const outline = outlineOf(block.sub);
    if (isInside(outline, at[0], at[1]) || nearSeat(block.sub, at, reach)) return block.id;
  }
  const stage = boundsOfId(draft, stageId);
  return stage && has(grown(stage, reach), at) ? stageId : null;
}

function nearSeat(sub: Parameters<typeof placesOf>[0], [x, y]: Point, reach: number): boolean {
  const places = placesOf(sub);
  for (let i = 0; i < places.length; i += 2) {
    if (Math.hypot((places[i] ?? 0) - x, (places[i + 1] ?? 0) - y) <= reach) return true;
  }
  return false;
}

/** Everything that a rectangle touches. */
export function idsIn(draft: PlanDraft, area: Bounds): string[] {
  const blocks = draft.blocks.filter(({ sub }) => overlap(blockBounds(sub), area)).map(({ id }) => id);
  return [...blocks, ...[stageId, focusId].filter((id) => {
    const own = boundsOfId(draft, id);
    return own !== null && overlap(own, area);
  })];
}

/**
 * Adds to `painted` the places that the brush touches at a point. One touch paints at most one seat, so that a stroke
 * paints what it passes over; of an area, which has no places, index 0 stands for all of it.
 */
export function touch(
  draft: PlanDraft, [x, y]: Point, reach: Reach, fingerReach: number, painted: Map<string, Set<number>>,
): void {
  let best: { id: string; index: number; apart: number } | null = null;
  for (const { id, sub } of draft.blocks) {
    const most = Math.max(spacingOf(sub) * 0.6, fingerReach);
    if (!has(grown(blockBounds(sub), most), [x, y])) continue;
    if (kindOf(sub) === 'area') {
      if (isInside(outlineOf(sub), x, y)) best ??= { id, index: 0, apart: Infinity };
      continue;
    }
    const places = placesOf(sub);
    for (let i = 0; i < places.length / 2; i++) {
      const apart = Math.hypot((places[2 * i] ?? 0) - x, (places[2 * i + 1] ?? 0) - y);
      if (apart <= most && (best === null || apart < best.apart)) best = { id, index: i, apart };
    }
  }
  if (best === null) return;
  const sub = draft.blocks.find(({ id }) => id === best.id)?.sub;
  const set = painted.get(best.id) ?? new Set<number>();
  painted.set(best.id, set);
  const width = sub?.seats_per_row ?? 1;
  if (reach === 'seat') set.add(best.index);
  else if (reach === 'block') for (let i = 0; i < width * (sub?.rows ?? 1); i++) set.add(i);
  else {
    const first = best.index - (best.index % width);
    for (let i = first; i < first + width; i++) set.add(i);
  }
}
