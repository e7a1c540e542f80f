import { toScreen, type Bounds, type Point, type Viewport } from '../venue-map';
import type { Scene } from './draw';
import type { Sub } from './document';
import { outlineOf, placesOf, turned } from './positions';
import { shapeFor } from './shapes';
import { boundsOfIds } from './transform';

/** The handle that turns a selection is so far above it. */
export const handlePx = 26;
export const handleRadiusPx = 8;

/** What the pointer is about to do, above everything else. */
export function drawOverlay(ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene): void {
  const { overlay, colours, draft } = scene;
  ctx.lineWidth = 1.5;
  if (overlay.shift) drawGuides(ctx, view, overlay.shift);
  if (overlay.turn) {
    const { degrees, pivot } = overlay.turn;
    const turn = (degrees * Math.PI) / 180;
    for (const { id, sub } of draft.blocks) {
      if (!scene.selection.has(id)) continue;
      polygon(ctx, view, outlineOf(sub).map(([x, y]) =>
        turned(pivot[0], pivot[1], turn, x - pivot[0], y - pivot[1])));
      ctx.stroke();
    }
  }
  if (overlay.marquee) rectangle(ctx, view, overlay.marquee, true);
  if (overlay.stroke) drawGhost(ctx, view, shapeFor(overlay.stroke.shape, overlay.stroke.stroke));
  if (overlay.painted) drawPainted(ctx, view, scene, overlay.painted);
  if (!overlay.shift && !overlay.turn && !overlay.marquee) drawHandle(ctx, view, scene, colours.ground);
}

function drawGuides(
  ctx: CanvasRenderingContext2D, view: Viewport, { x, y }: { x: number | null; y: number | null },
): void {
  ctx.beginPath();
  if (x !== null) {
    const px = x * view.scale + view.x;
    ctx.moveTo(px, 0);
    ctx.lineTo(px, view.heightPx);
  }
  if (y !== null) {
    const py = y * view.scale + view.y;
    ctx.moveTo(0, py);
    ctx.lineTo(view.widthPx, py);
  }
  ctx.setLineDash([4, 4]);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** A selection's frame with the handle that turns it. */
function drawHandle(ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene, ground: string): void {
  const at = handleAt(view, scene);
  if (at === null) return;
  const [x, y] = at;
  ctx.beginPath();
  ctx.moveTo(x, y + handleRadiusPx);
  ctx.lineTo(x, y + handlePx - 4);
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(x, y, handleRadiusPx, 0, 2 * Math.PI);
  ctx.fillStyle = ground;
  ctx.fill();
  ctx.stroke();
}

/** Where the handle is on the screen; null where nothing is selected that turns. */
export function handleAt(view: Viewport, { draft, selection }: Pick<Scene, 'draft' | 'selection'>): Point | null {
  if (selection.size === 0) return null;
  const around = boundsOfIds(draft, draft.blocks.map(({ id }) => id).filter((id) => selection.has(id)));
  if (around === null) return null;
  const [x, y] = toScreen(view, (around.left + around.right) / 2, around.top);
  return [x, y - handlePx];
}

/** A shape before it is let go: its outline and its seats. */
function drawGhost(ctx: CanvasRenderingContext2D, view: Viewport, sub: Sub): void {
  polygon(ctx, view, outlineOf(sub));
  ctx.stroke();
  const places = placesOf(sub);
  const radius = Math.max(1, 3.5 * view.scale);
  ctx.beginPath();
  for (let i = 0; i < places.length; i += 2) {
    const [x, y] = toScreen(view, places[i] ?? 0, places[i + 1] ?? 0);
    ctx.moveTo(x + radius, y);
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
  }
  ctx.stroke();
}

function drawPainted(
  ctx: CanvasRenderingContext2D, view: Viewport, { draft }: Scene, painted: ReadonlyMap<string, ReadonlySet<number>>,
): void {
  ctx.beginPath();
  for (const { id, sub } of draft.blocks) {
    const places = placesOf(sub);
    for (const i of painted.get(id) ?? []) {
      const [x, y] = toScreen(view, places[2 * i] ?? NaN, places[2 * i + 1] ?? NaN);
      if (Number.isNaN(x)) continue;
      ctx.moveTo(x + 5 * view.scale, y);
      ctx.arc(x, y, 5 * view.scale, 0, 2 * Math.PI);
    }
  }
  ctx.stroke();
}

function rectangle(ctx: CanvasRenderingContext2D, view: Viewport, area: Bounds, dashed: boolean): void {
  const [x, y] = toScreen(view, area.left, area.top);
  ctx.setLineDash(dashed ? [5, 4] : []);
  ctx.strokeRect(x, y, (area.right - area.left) * view.scale, (area.bottom - area.top) * view.scale);
  ctx.setLineDash([]);
}

/** Begins a path along these points of the plan. */
export function polygon(ctx: CanvasRenderingContext2D, view: Viewport, points: readonly Point[]): void {
  ctx.beginPath();
  points.forEach(([x, y], i) => {
    const [px, py] = toScreen(view, x, y);
    if (i === 0) ctx.moveTo(px, py);
    else ctx.lineTo(px, py);
  });
  ctx.closePath();
}

export function text(
  ctx: CanvasRenderingContext2D, words: string, x: number, y: number, size: number, colour: string,
): void {
  ctx.font = `600 ${size}px system-ui, sans-serif`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = colour;
  ctx.fillText(words, x, y);
}
