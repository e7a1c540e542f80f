import type { LiveSeats } from './liveSeats';
import { hasSeats, overlap, type Block, type VenueLayout } from './layout';
import { seatName } from '../../shared/plan/placeNames';
import { shown, toScreen, type Viewport } from './viewport';

/** From so many pixels between two seats on, single seats are drawn; before, a block is one shape. */
export const seatsFromPx = 3;
const roundFromPx = 8;
const namesFromPx = 26;

export interface Colours {
  ground: string;
  line: string;
  ink: string;
  muted: string;
  taken: string;
  pick: string;
  onPick: string;
  mine: string;
  /** By section. */
  sections: ReadonlyMap<string, string>;
}

export interface Scene {
  layout: VenueLayout;
  seats: LiveSeats;
  colours: Colours;
  /** Places as `block key:index`. */
  picked: ReadonlySet<string>;
  mine: ReadonlySet<string>;
  /** Sections that the filter leaves; null: all. */
  wanted: ReadonlySet<string> | null;
  labels: { stage: string; soldOut: string; left: (count: number) => string };
}

export const placeKey = (block: string, index: number) => `${block}:${index}`;

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
  const faded = scene.wanted !== null && !scene.wanted.has(block.section);
  const total = Math.max(1, totalOf(block));
  ctx.beginPath();
  block.outline.forEach(([x, y], i) => {
    const [px, py] = toScreen(view, x, y);
    if (i === 0) ctx.moveTo(px, py);
    else ctx.lineTo(px, py);
  });
  ctx.closePath();
  ctx.fillStyle = soldOut ? scene.colours.taken : scene.colours.sections.get(block.section) ?? scene.colours.line;
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

function paintSeats(
  ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene, block: Block, seatPx: number,
): void {
  const { places } = block;
  if (places === null) return;
  const known = scene.seats.of(block.key);
  const colour = scene.colours.sections.get(block.section) ?? scene.colours.ink;
  const faded = scene.wanted !== null && !scene.wanted.has(block.section);
  const round = seatPx >= roundFromPx;
  const size = seatPx * (round ? 0.82 : 0.7);
  const special: number[] = [];
  const { scale, x: dx, y: dy, widthPx, heightPx } = view;
  ctx.globalAlpha = faded ? 0.2 : 1;
  // Free seats first, then taken ones, so that the colour changes twice a block and not once a seat.
  for (const free of [true, false]) {
    ctx.fillStyle = free ? colour : scene.colours.taken;
    // A taken seat is smaller, too: nothing is said by colour alone.
    const side = free ? size : size * 0.55;
    const radius = side / 2;
    if (round) ctx.beginPath();
    for (let i = 0; i < places.length / 2; i++) {
      const px = (places[2 * i] ?? NaN) * scale + dx;
      const py = (places[2 * i + 1] ?? NaN) * scale + dy;
      // Also false for the NaN of a gap.
      if (!(px > -size && px < widthPx + size && py > -size && py < heightPx + size)) continue;
      const digit = known === undefined ? 0 : known.digits[i] ?? 3;
      if (digit === 3 || (digit === 0) !== free) continue;
      const key = (scene.picked.size > 0 || scene.mine.size > 0) ? placeKey(block.key, i) : '';
      if (key !== '' && (scene.picked.has(key) || scene.mine.has(key))) special.push(i);
      else if (round) {
        ctx.moveTo(px + radius, py);
        ctx.arc(px, py, radius, 0, 2 * Math.PI);
      } else ctx.fillRect(px - radius, py - radius, side, side);
    }
    if (round) ctx.fill();
  }
  ctx.globalAlpha = 1;
  for (const i of special) paintSpecial(ctx, view, scene, block, i, size);
  if (seatPx >= namesFromPx) paintSeatNames(ctx, view, scene, block, seatPx);
}

/** A seat of one's own: a larger square with a mark. */
function paintSpecial(
  ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene, block: Block, i: number, size: number,
): void {
  const [px, py] = toScreen(view, block.places?.[2 * i] ?? NaN, block.places?.[2 * i + 1] ?? NaN);
  const side = Math.max(size * 1.1, 6);
  ctx.fillStyle = scene.mine.has(placeKey(block.key, i)) ? scene.colours.mine : scene.colours.pick;
  ctx.beginPath();
  ctx.roundRect(px - side / 2, py - side / 2, side, side, side / 4);
  ctx.fill();
  ctx.strokeStyle = scene.colours.onPick;
  ctx.lineWidth = Math.max(1, side / 8);
  ctx.beginPath();
  ctx.moveTo(px - side * 0.22, py);
  ctx.lineTo(px - side * 0.05, py + side * 0.18);
  ctx.lineTo(px + side * 0.25, py - side * 0.2);
  ctx.stroke();
}

function paintSeatNames(
  ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene, block: Block, seatPx: number,
): void {
  const { plan, places } = block;
  const known = scene.seats.of(block.key);
  for (let i = 0; places !== null && i < places.length / 2; i++) {
    const [px, py] = toScreen(view, places[2 * i] ?? NaN, places[2 * i + 1] ?? NaN);
    if (!(px > 0 && px < view.widthPx && py > 0 && py < view.heightPx)) continue;
    const key = placeKey(block.key, i);
    if (known?.digits[i] !== 0 || scene.picked.has(key) || scene.mine.has(key)) continue;
    const row = Math.floor(i / plan.seats_per_row) + 1;
    text(ctx, seatName(plan, row, (i % plan.seats_per_row) + 1), px, py, seatPx * 0.36, scene.colours.ground);
  }
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

/** Text on a plate, readable on every colour. */
function label(
  ctx: CanvasRenderingContext2D, words: string, x: number, y: number, size: number, colours: Colours, bold: boolean,
): void {
  ctx.font = `${bold ? '700' : '400'} ${size}px system-ui, sans-serif`;
  const width = ctx.measureText(words).width + size * 0.6;
  ctx.fillStyle = colours.ground;
  ctx.globalAlpha = 0.88;
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - size * 0.62, width, size * 1.24, size * 0.3);
  ctx.fill();
  ctx.globalAlpha = 1;
  text(ctx, words, x, y, size, colours.ink, bold);
}

function text(
  ctx: CanvasRenderingContext2D, words: string, x: number, y: number, size: number, colour: string, bold = false,
): void {
  if (size < 5) return;
  ctx.font = `${bold ? '700' : '400'} ${size}px system-ui, sans-serif`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = colour;
  ctx.fillText(words, x, y);
}
