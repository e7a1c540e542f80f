import { companionSign, isKept, keptPlacesOf } from '../../shared/plan/companionSeats';
import { seatName } from '../../shared/plan/placeNames';
import { text } from './canvasText';
import type { Block } from './layout';
import { placeKey, type Scene } from './scene';
import { toScreen, type Viewport } from './viewport';

export const roundFromPx = 8;
const namesFromPx = 26;
/** What the filter leaves out is still there, faintly. */
const fadedAlpha = 0.18;

/** The places of one colour: free ones of a level, faded or not, or taken ones. */
interface Pass {
  colour: string;
  alpha: number;
  side: number;
  has: (digit: number, index: number) => boolean;
}

export function paintSeats(
  ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene, block: Block, seatPx: number,
): void {
  const { places } = block;
  if (places === null) return;
  const digits = scene.seats.of(block.key)?.digits;
  const round = seatPx >= roundFromPx;
  const size = seatPx * (round ? 0.82 : 0.7);
  const { scale, x: dx, y: dy, widthPx, heightPx } = view;
  const special = scene.picked.size + scene.mine.size + scene.marked.size > 0 ? specialOf(scene, block) : none;
  // Pass by pass, so that the colour changes a few times a block and not once a seat.
  for (const { colour, alpha, side, has } of passesOf(scene, block, size)) {
    ctx.fillStyle = colour;
    ctx.globalAlpha = alpha;
    const radius = side / 2;
    if (round) ctx.beginPath();
    for (let i = 0; i < places.length / 2; i++) {
      const px = (places[2 * i] ?? NaN) * scale + dx;
      const py = (places[2 * i + 1] ?? NaN) * scale + dy;
      // Also false for the NaN of a gap.
      if (!(px > -size && px < widthPx + size && py > -size && py < heightPx + size)) continue;
      if (!has(digits === undefined ? 0 : digits[i] ?? 3, i) || special.has(i)) continue;
      if (round) {
        ctx.moveTo(px + radius, py);
        ctx.arc(px, py, radius, 0, 2 * Math.PI);
      } else ctx.fillRect(px - radius, py - radius, side, side);
    }
    if (round) ctx.fill();
  }
  ctx.globalAlpha = 1;
  for (const i of special) paintSpecial(ctx, view, scene, block, i, size);
  if (round && block.plan.accessible.length > 0) paintMarks(ctx, view, scene, block, seatPx);
  if (seatPx >= namesFromPx) paintSeatNames(ctx, view, scene, block, seatPx);
}

const none: ReadonlySet<number> = new Set();

/** Places of a block that are picked, held by the buyer, or pointed out. */
function specialOf({ picked, mine, marked, seats }: Scene, block: Block): ReadonlySet<number> {
  const prefix = placeKey(block.key, '');
  const of = (keys: ReadonlySet<string>) =>
    [...keys].flatMap((key) => (key.startsWith(prefix) ? [Number(key.slice(prefix.length))] : []));
  const digits = seats.of(block.key)?.digits;
  return new Set([...of(picked), ...of(mine), ...of(marked).filter((index) => digits?.[index] === 0)]);
}

function passesOf({ book, choice, colours, seats }: Scene, block: Block, size: number): Pass[] {
  const { each, present } = book.levelsOf(block);
  const mask = choice.narrows ? choice.maskOf(block) : undefined;
  const passes = present.flatMap((level): Pass[] => {
    const colour = colours.levels[level] ?? colours.ink;
    const ofLevel = (i: number) => each === null || each[i] === level;
    const wanted = { colour, alpha: 1, side: size };
    if (mask === undefined) return [{ ...wanted, has: (digit, i) => digit === 0 && ofLevel(i) }];
    return [
      { ...wanted, has: (digit, i) => digit === 0 && mask[i] === 1 && ofLevel(i) },
      { colour, alpha: fadedAlpha, side: size, has: (digit, i) => digit === 0 && mask[i] !== 1 && ofLevel(i) },
    ];
  });
  if (choice.filter.hideTaken && seats.of(block.key) !== undefined) return passes;
  // A taken seat is smaller, too: nothing is said by colour alone.
  const taken = (digit: number) => digit === 1 || digit === 2;
  return [...passes, { colour: colours.taken, alpha: choice.narrows ? 0.5 : 1, side: size * 0.55, has: taken }];
}

/** A seat of one's own is a larger square with a mark, a place that is pointed out a ring around its colour. */
function paintSpecial(
  ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene, block: Block, i: number, size: number,
): void {
  const { picked, mine, colours } = scene;
  const key = placeKey(block.key, i);
  const [px, py] = toScreen(view, block.places?.[2 * i] ?? NaN, block.places?.[2 * i + 1] ?? NaN);
  const side = Math.max(size * 1.1, 6);
  ctx.lineWidth = Math.max(1, side / 8);
  if (!picked.has(key) && !mine.has(key)) {
    ctx.fillStyle = colours.levels[scene.book.levelOf(block, i)] ?? colours.ink;
    ctx.strokeStyle = colours.pick;
    ctx.lineWidth = Math.max(2, side / 6);
    ctx.beginPath();
    ctx.arc(px, py, side / 2, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
    return;
  }
  ctx.fillStyle = mine.has(key) ? colours.mine : colours.pick;
  ctx.beginPath();
  ctx.roundRect(px - side / 2, py - side / 2, side, side, side / 4);
  ctx.fill();
  ctx.strokeStyle = colours.onPick;
  ctx.beginPath();
  ctx.moveTo(px - side * 0.22, py);
  ctx.lineTo(px - side * 0.05, py + side * 0.18);
  ctx.lineTo(px + side * 0.25, py - side * 0.2);
  ctx.stroke();
}

/** The signs of wheelchair places and of the companion seats beside them. */
function paintMarks(
  ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene, block: Block, seatPx: number,
): void {
  const digits = scene.seats.of(block.key)?.digits;
  const { wheelchairs, companions } = keptPlacesOf(block.plan);
  const paint = (i: number, sign: string, size: number) => {
    const key = placeKey(block.key, i);
    if (digits?.[i] !== 0 || scene.picked.has(key) || scene.mine.has(key)) return;
    const [px, py] = toScreen(view, block.places?.[2 * i] ?? NaN, block.places?.[2 * i + 1] ?? NaN);
    text(ctx, sign, px, py, size, scene.colours.ground);
  };
  for (const i of wheelchairs) paint(i, '\u267F\uFE0E', seatPx * 0.6);
  for (const i of companions) paint(i, companionSign, seatPx * 0.45);
}

function paintSeatNames(
  ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene, block: Block, seatPx: number,
): void {
  const { plan, places } = block;
  const known = scene.seats.of(block.key);
  const kept = keptPlacesOf(plan);
  for (let i = 0; places !== null && i < places.length / 2; i++) {
    const [px, py] = toScreen(view, places[2 * i] ?? NaN, places[2 * i + 1] ?? NaN);
    if (!(px > 0 && px < view.widthPx && py > 0 && py < view.heightPx)) continue;
    const key = placeKey(block.key, i);
    if (known?.digits[i] !== 0 || scene.picked.has(key) || scene.mine.has(key) || isKept(kept, i)) continue;
    const row = Math.floor(i / plan.seats_per_row) + 1;
    text(ctx, seatName(plan, row, (i % plan.seats_per_row) + 1), px, py, seatPx * 0.36, scene.colours.ground);
  }
}
