import { label, text } from './canvasText';
import { pointOf, type Cursor } from './cursor';
import { hasSeats, overlap, type Block } from './layout';
import { paintSeats, roundFromPx } from './paintSeats';
import { blockColour, type Colours, type Scene } from './scene';
import { shown, toScreen, type Viewport } from './viewport';

/** From so many pixels between two seats on, single seats are drawn; before, a block is one shape. */
export const seatsFromPx = 3;

/** Draws one frame: what lies outside the view costs a comparison. */
export function paint(ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene): void {
  const { layout, colours } = scene;
  ctx.clearRect(0, 0, view.widthPx, view.heightPx);
  const area = shown(view);
  if (layout.stage !== null) paintStage(ctx, view, scene);
  for (const block of layout.blocks) {
    if (!overlap(block.bounds, area)) continue;
    const seatPx = block.seatSpacing * view.scale;
    const seatsShown = seatPx >= seatsFromPx && hasSeats(block) && block.places !== null;
    paintBlock(ctx, view, scene, block, seatsShown ? 0.12 : 1);
    if (seatsShown) paintSeats(ctx, view, scene, block, seatPx);
  }
  ctx.fillStyle = colours.ink;
  paintNames(ctx, view, scene);
  if (scene.cursor !== null) paintCursor(ctx, view, scene.cursor, colours);
}

function paintStage(ctx: CanvasRenderingContext2D, view: Viewport, { layout, colours, labels }: Scene): void {
  if (layout.stage === null) return;
  const { bounds, label } = layout.stage;
  const [x, y] = toScreen(view, bounds.left, bounds.top);
  const [width, height] = [(bounds.right - bounds.left) * view.scale, (bounds.bottom - bounds.top) * view.scale];
  ctx.fillStyle = colours.line;
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, Math.min(12, height / 3));
  ctx.fill();
  text(ctx, label ?? labels.stage, x + width / 2, y + height / 2, Math.min(18, height * 0.5, width / 5), colours.ink);
}

function paintBlock(
  ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene, block: Block, strength: number,
): void {
  const left = scene.seats.availableIn(block.key);
  const soldOut = left === 0;
  const faded = scene.choice.narrows && !scene.choice.wants(block);
  const total = Math.max(1, totalOf(block));
  ctx.beginPath();
  block.outline.forEach(([x, y], i) => {
    const [px, py] = toScreen(view, x, y);
    if (i === 0) ctx.moveTo(px, py);
    else ctx.lineTo(px, py);
  });
  ctx.closePath();
  ctx.fillStyle = soldOut ? scene.colours.taken : blockColour(scene, block);
  // The fewer seats are left, the paler; never so pale that it looks sold out.
  const share = left === undefined ? 1 : 0.35 + 0.65 * (left / total);
  ctx.globalAlpha = strength * (faded ? 0.12 : soldOut ? 0.6 : share);
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.lineWidth = 1;
  ctx.strokeStyle = scene.colours.line;
  ctx.stroke();
}

const totalOf = (block: Block) => block.plan.rows * block.plan.seats_per_row - block.plan.unavailable.length;

/** A ring around the place or the block that the keyboard is at: light on dark, so that it shows on every colour. */
function paintCursor(ctx: CanvasRenderingContext2D, view: Viewport, cursor: Cursor, colours: Colours): void {
  ctx.beginPath();
  if (cursor.index === null) {
    cursor.block.outline.forEach(([worldX, worldY], i) => {
      const [x, y] = toScreen(view, worldX, worldY);
      if (i === 0) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
    });
    ctx.closePath();
  } else {
    const [x, y] = toScreen(view, ...pointOf(cursor));
    ctx.arc(x, y, Math.max(9, cursor.block.seatSpacing * view.scale * 0.62), 0, 2 * Math.PI);
  }
  ctx.lineWidth = 6;
  ctx.strokeStyle = colours.ground;
  ctx.stroke();
  ctx.lineWidth = 3;
  ctx.strokeStyle = colours.focus;
  ctx.stroke();
}

/** Names of sections, once each, while their blocks are shapes; of blocks, while their seats are dots. */
function paintNames(ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene): void {
  const done = new Map<string, { x: number; y: number; blocks: number; left: number; widthPx: number }>();
  for (const block of scene.layout.blocks) {
    const at = done.get(block.section) ?? { x: 0, y: 0, blocks: 0, left: 0, widthPx: 0 };
    at.x += (block.bounds.left + block.bounds.right) / 2;
    at.y += (block.bounds.top + block.bounds.bottom) / 2;
    at.blocks++;
    at.left += scene.seats.availableIn(block.key) ?? 0;
    at.widthPx += (block.bounds.right - block.bounds.left) * view.scale;
    done.set(block.section, at);
  }
  for (const [section, { x, y, blocks, left, widthPx }] of done) {
    const room = widthPx / Math.sqrt(blocks);
    const [px, py] = toScreen(view, x / blocks, y / blocks);
    const seatPx = (scene.layout.blocks.find((b) => b.section === section)?.seatSpacing ?? 10) * view.scale;
    if (seatPx >= roundFromPx || room < 22) continue;
    const size = Math.min(20, Math.max(11, room / 6));
    label(ctx, section, px, py - size * 0.6, size, scene.colours, true);
    const count = left === 0 ? scene.labels.soldOut : scene.labels.left(left);
    if (room >= 60) label(ctx, count, px, py + size * 0.6, Math.max(11, size * 0.7), scene.colours, false);
  }
}
