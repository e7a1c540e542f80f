import { overlap, shown, toScreen, type Point, type Viewport } from '../venue-map';
import { kindOf, sectionOf, type PlanBlock, type PlanDraft } from './document';
import { drawOverlay, polygon, text } from './drawOverlay';
import { drawSeats } from './drawSeats';
import { blockBounds, outlineOf, spacingOf, tableAt } from './positions';
import { stageBounds } from './transform';
import type { Overlay, Trace } from './tools';

/** From so many pixels between two seats on, single seats are drawn; before, a block is one shape. */
export const seatsFromPx = 3;
const gridFromPx = 7;

export interface Colours {
  ground: string;
  line: string;
  ink: string;
  muted: string;
  accent: string;
  bad: string;
  plain: string;
}

export interface Scene {
  draft: PlanDraft;
  selection: ReadonlySet<string>;
  /** Blocks that the server refused. */
  wrong: ReadonlySet<string>;
  categories: ReadonlyMap<string, string>;
  colours: Colours;
  overlay: Overlay;
  trace: Trace | null;
  grid: number;
  stageLabel: string;
}

/** Draws one frame: what lies outside the view costs a comparison. */
export function drawPlan(ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene): void {
  const { draft, colours, trace } = scene;
  ctx.clearRect(0, 0, view.widthPx, view.heightPx);
  if (trace) {
    const [x, y] = toScreen(view, trace.x, trace.y);
    const width = trace.width * view.scale;
    ctx.globalAlpha = trace.opacity;
    ctx.drawImage(trace.image, x, y, width, (width * trace.image.height) / trace.image.width);
    ctx.globalAlpha = 1;
  }
  drawGrid(ctx, view, scene);
  drawStage(ctx, shiftedView(view, scene, 'stage'), scene);
  const area = shown(view);
  for (const block of draft.blocks) {
    const own = shiftedView(view, scene, block.id);
    // What is being moved is drawn wherever it is: it is few.
    if (own === view && !overlap(blockBounds(block.sub), area)) continue;
    drawBlock(ctx, own, scene, block);
  }
  drawFocus(ctx, shiftedView(view, scene, 'focus'), scene);
  ctx.strokeStyle = colours.accent;
  drawOverlay(ctx, view, scene);
}

/** What is selected follows the pointer before the plan knows of it. */
function shiftedView(view: Viewport, { overlay, selection }: Scene, id: string): Viewport {
  const { shift } = overlay;
  if (!shift || !selection.has(id)) return view;
  return { ...view, x: view.x + shift.dx * view.scale, y: view.y + shift.dy * view.scale };
}

function drawGrid(ctx: CanvasRenderingContext2D, view: Viewport, { grid, colours }: Scene): void {
  if (grid <= 0) return;
  let step = grid;
  while (step * view.scale < gridFromPx) step *= 5;
  const { left, top, right, bottom } = shown(view);
  ctx.beginPath();
  for (let x = Math.ceil(left / step) * step; x <= right; x += step) {
    const px = x * view.scale + view.x;
    ctx.moveTo(px, 0);
    ctx.lineTo(px, view.heightPx);
  }
  for (let y = Math.ceil(top / step) * step; y <= bottom; y += step) {
    const py = y * view.scale + view.y;
    ctx.moveTo(0, py);
    ctx.lineTo(view.widthPx, py);
  }
  ctx.globalAlpha = 0.35;
  ctx.lineWidth = 1;
  ctx.strokeStyle = colours.line;
  ctx.stroke();
  ctx.globalAlpha = 1;
}

function drawStage(ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene): void {
  const stage = scene.draft.drawing?.stage;
  if (!stage) return;
  const { left, top, right, bottom } = stageBounds(stage);
  const [x, y] = toScreen(view, left, top);
  const [width, height] = [(right - left) * view.scale, (bottom - top) * view.scale];
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, Math.min(8, height / 3));
  ctx.fillStyle = scene.colours.line;
  ctx.fill();
  ctx.lineWidth = scene.selection.has('stage') ? 3 : 1;
  ctx.strokeStyle = scene.selection.has('stage') ? scene.colours.accent : scene.colours.muted;
  ctx.stroke();
  const size = Math.min(18, Math.max(9, height * 0.5));
  text(ctx, stage.label ?? scene.stageLabel, x + width / 2, y + height / 2, size, scene.colours.ink);
}

function drawFocus(ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene): void {
  const focus = scene.draft.drawing?.focal_point;
  if (!focus) return;
  const [x, y] = toScreen(view, focus.x ?? 0, focus.y ?? 0);
  const chosen = scene.selection.has('focus');
  ctx.strokeStyle = chosen ? scene.colours.accent : scene.colours.ink;
  ctx.lineWidth = chosen ? 3 : 2;
  ctx.beginPath();
  ctx.arc(x, y, 7, 0, 2 * Math.PI);
  for (const [dx, dy] of [[-11, 0], [0, -11]] as const) {
    ctx.moveTo(x + dx, y + dy);
    ctx.lineTo(x - dx, y - dy);
  }
  ctx.stroke();
}

function drawBlock(ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene, block: PlanBlock): void {
  const { sub } = block;
  const { colours } = scene;
  const section = sectionOf(scene.draft, block);
  const seatPx = spacingOf(sub) * view.scale;
  const isArea = kindOf(sub) === 'area';
  const seatsShown = !isArea && seatPx >= seatsFromPx;
  const colour = colourOf(scene, sub.category ?? section?.category ?? null);
  polygon(ctx, view, outlineOf(sub));
  ctx.globalAlpha = seatsShown ? 0.1 : isArea ? 0.45 : 0.8;
  ctx.fillStyle = colour;
  ctx.fill();
  ctx.globalAlpha = 1;
  if (seatsShown) {
    if (kindOf(sub) === 'tables') drawTables(ctx, view, block, colours);
    drawSeats(ctx, view, scene, block, seatPx, (category) => colourOf(scene, category));
  }
  const chosen = scene.selection.has(block.id);
  const wrong = scene.wrong.has(block.id);
  if (chosen || wrong || isArea || !seatsShown) {
    polygon(ctx, view, outlineOf(sub));
    ctx.lineWidth = chosen || wrong ? 2.5 : 1;
    ctx.strokeStyle = wrong ? colours.bad : chosen ? colours.accent : colours.line;
    // Nothing is said by colour alone: what is refused has a broken line.
    ctx.setLineDash(wrong ? [6, 4] : []);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  if (seatPx < 10 || isArea) drawName(ctx, view, block, section?.name ?? '', colours);
}

const colourOf = (scene: Scene, category: string | null): string =>
  (category === null ? undefined : scene.categories.get(category)) ?? scene.colours.plain;

function drawTables(
  ctx: CanvasRenderingContext2D, view: Viewport, { sub }: PlanBlock, colours: Colours,
): void {
  for (let row = 1; row <= (sub.rows ?? 0); row++) {
    const { x, y, radius } = tableAt(sub, row);
    // A long table is drawn by its seats.
    if (sub.geometry?.rows?.[row - 1]?.places) continue;
    const [px, py] = toScreen(view, x, y);
    ctx.beginPath();
    ctx.arc(px, py, radius * 0.62 * view.scale, 0, 2 * Math.PI);
    ctx.fillStyle = colours.line;
    ctx.fill();
    const size = radius * 0.5 * view.scale;
    if (size >= 7) text(ctx, sub.row_labels?.[row - 1] ?? String(row), px, py, Math.min(size, 14), colours.ink);
  }
}

function drawName(
  ctx: CanvasRenderingContext2D, view: Viewport, { sub }: PlanBlock, section: string, colours: Colours,
): void {
  const { left, top, right, bottom } = blockBounds(sub);
  const widthPx = (right - left) * view.scale;
  if (widthPx < 24) return;
  const [x, y]: Point = toScreen(view, (left + right) / 2, (top + bottom) / 2);
  const words = sub.label ?? `${section} ${sub.number}`;
  const size = Math.min(14, Math.max(9, widthPx / 7));
  ctx.font = `600 ${size}px system-ui, sans-serif`;
  const width = ctx.measureText(words).width + 8;
  // Names that lie over each other say nothing: they come when one is nearer.
  if (width > widthPx + 10) return;
  ctx.globalAlpha = 0.85;
  ctx.fillStyle = colours.ground;
  ctx.fillRect(x - width / 2, y - size * 0.7, width, size * 1.4);
  ctx.globalAlpha = 1;
  text(ctx, words, x, y, size, colours.ink);
}
