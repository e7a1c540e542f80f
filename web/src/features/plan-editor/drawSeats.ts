import type { Viewport } from '../venue-map';
import { rowName, seatNamesOf } from '../../shared/plan/placeNames';
import type { Scene } from './draw';
import { text } from './drawOverlay';
import { kindOf, sectionOf, type PlanBlock } from './document';
import { companionSign } from '../../shared/plan/companionSeats';
import { accessiblePlace, companionPlace, gapPlace, marksOf, plainPlace, type Marks } from './marks';
import { namedPlan } from './buyerPlan';
import { placesOf } from './positions';

const roundFromPx = 7;
const rowNamesFromPx = 9;
const seatNamesFromPx = 20;

/**
 * The seats of a block in view: a dot of its category's colour; a gap is a ring, an accessible seat a square, a
 * companion seat a diamond.
 */
export function drawSeats(
  ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene, block: PlanBlock, seatPx: number,
  colourOf: (category: string | null) => string,
): void {
  const { sub } = block;
  const places = placesOf(sub);
  const marks = marksOf(sub, sectionOf(scene.draft, block)?.category ?? null);
  const [size, round] = [seatPx * 0.78, seatPx >= roundFromPx];
  const radius = size / 2;
  for (let category = 0; category < marks.distinct.length; category++) {
    ctx.fillStyle = colourOf(marks.distinct[category] ?? null);
    ctx.beginPath();
    for (let i = 0; i < marks.state.length; i++) {
      const state = marks.state[i];
      if (marks.category[i] !== category || state === gapPlace) continue;
      const px = (places[2 * i] ?? 0) * view.scale + view.x;
      const py = (places[2 * i + 1] ?? 0) * view.scale + view.y;
      if (!(px > -size && px < view.widthPx + size && py > -size && py < view.heightPx + size)) continue;
      if (round && state === plainPlace) {
        ctx.moveTo(px + radius, py);
        ctx.arc(px, py, radius, 0, 2 * Math.PI);
      } else if (round && state === companionPlace) diamond(ctx, px, py, radius * 1.25);
      else ctx.rect(px - radius, py - radius, size, size);
    }
    ctx.fill();
  }
  if (marks.hasGaps) drawGaps(ctx, view, scene, places, marks, radius);
  if (seatPx >= rowNamesFromPx) drawNames(ctx, view, scene, block, seatPx, marks);
}

function diamond(ctx: CanvasRenderingContext2D, px: number, py: number, radius: number): void {
  ctx.moveTo(px, py - radius);
  ctx.lineTo(px + radius, py);
  ctx.lineTo(px, py + radius);
  ctx.lineTo(px - radius, py);
  ctx.closePath();
}

function drawGaps(
  ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene, places: Float32Array, marks: Marks, radius: number,
): void {
  ctx.beginPath();
  for (let i = 0; i < marks.state.length; i++) {
    if (marks.state[i] !== gapPlace) continue;
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
  { state }: Marks,
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
      if (state[i] === gapPlace || x < 0 || x > view.widthPx || y < 0 || y > view.heightPx) continue;
      const mark = state[i] === accessiblePlace ? '♿' : state[i] === companionPlace ? companionSign : null;
      const name = mark ?? nameOf(i - first + 1);
      text(ctx, name, x, y, Math.min(13, seatPx * 0.4), '#ffffff');
    }
  }
}
