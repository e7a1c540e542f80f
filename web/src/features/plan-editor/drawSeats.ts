import type { Viewport } from '../venue-map';
import { rowName, seatNamesOf } from '../../shared/plan/placeNames';
import type { Scene } from './draw';
import { text } from './drawOverlay';
import { kindOf, sectionOf, type PlanBlock } from './document';
import { marksOf } from './marks';
import { namedPlan } from './buyerPlan';
import { placesOf } from './positions';

const roundFromPx = 7;
const rowNamesFromPx = 9;
const seatNamesFromPx = 20;

/** The seats of a block in view: a dot of its category's colour; a gap is a ring, an accessible seat a square. */
export function drawSeats(
  ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene, block: PlanBlock, seatPx: number,
  colourOf: (category: string | null) => string,
): void {
  const { sub } = block;
  const places = placesOf(sub);
  const marks = marksOf(sub, sectionOf(scene.draft, block)?.category ?? null);
  const [size, round] = [seatPx * 0.78, seatPx >= roundFromPx];
  const radius = size / 2;
  const inView = (px: number, py: number) =>
    px > -size && px < view.widthPx + size && py > -size && py < view.heightPx + size;
  for (const category of marks.distinct) {
    ctx.fillStyle = colourOf(category);
    ctx.beginPath();
    for (let i = 0; i < places.length / 2; i++) {
      if (marks.categories[i] !== category || marks.gaps.has(i)) continue;
      const [px, py] = [(places[2 * i] ?? 0) * view.scale + view.x, (places[2 * i + 1] ?? 0) * view.scale + view.y];
      if (!inView(px, py)) continue;
      if (round && !marks.accessible.has(i)) {
        ctx.moveTo(px + radius, py);
        ctx.arc(px, py, radius, 0, 2 * Math.PI);
      } else ctx.rect(px - radius, py - radius, size, size);
    }
    ctx.fill();
  }
  drawGaps(ctx, view, scene, places, marks.gaps, radius);
  if (seatPx >= rowNamesFromPx) drawNames(ctx, view, scene, block, seatPx, marks.gaps, marks.accessible);
}

function drawGaps(
  ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene, places: Float32Array, gaps: ReadonlySet<number>,
  radius: number,
): void {
  if (gaps.size === 0) return;
  ctx.beginPath();
  for (const i of gaps) {
    const [px, py] = [(places[2 * i] ?? 0) * view.scale + view.x, (places[2 * i + 1] ?? 0) * view.scale + view.y];
    ctx.moveTo(px + radius * 0.6, py);
    ctx.arc(px, py, radius * 0.6, 0, 2 * Math.PI);
  }
  ctx.lineWidth = 1;
  ctx.strokeStyle = scene.colours.muted;
  ctx.stroke();
}

function drawNames(
  ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene, { sub }: PlanBlock, seatPx: number,
  gaps: ReadonlySet<number>, accessible: ReadonlySet<number>,
): void {
  const places = placesOf(sub);
  const plan = namedPlan(sub);
  const width = sub.seats_per_row ?? 1;
  const at = (i: number) =>
    [(places[2 * i] ?? 0) * view.scale + view.x, (places[2 * i + 1] ?? 0) * view.scale + view.y] as const;
  for (let row = 1; row <= (sub.rows ?? 0); row++) {
    const first = (row - 1) * width;
    const [px, py] = at(first);
    if (kindOf(sub) === 'seats') {
      // One seat's room before the first seat, in the direction of the row.
      const [nx, ny] = width > 1 ? at(first + 1) : [px + seatPx, py];
      text(ctx, rowName(plan, row), 2 * px - nx, 2 * py - ny, Math.min(12, seatPx * 0.55), scene.colours.muted);
    }
    if (seatPx < seatNamesFromPx) continue;
    const nameOf = seatNamesOf(plan, row);
    for (let i = first; i < first + width; i++) {
      const [x, y] = at(i);
      if (gaps.has(i) || x < 0 || x > view.widthPx || y < 0 || y > view.heightPx) continue;
      const name = accessible.has(i) ? '♿' : nameOf(i - first + 1);
      text(ctx, name, x, y, Math.min(13, seatPx * 0.4), '#ffffff');
    }
  }
}
