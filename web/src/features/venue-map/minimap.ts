import { blockColour, type Scene } from './scene';
import { fit, shown, toScreen, type Viewport } from './viewport';

const longSidePx = 110;
const marginPx = 10;

/** The whole venue in a corner, with a frame around what is shown. */
export function paintMinimap(ctx: CanvasRenderingContext2D, view: Viewport, scene: Scene): void {
  const { layout, colours, seats } = scene;
  const { left, top, right, bottom } = layout.bounds;
  const ratio = (right - left) / Math.max(1, bottom - top);
  const [width, height] = ratio >= 1 ? [longSidePx, longSidePx / ratio] : [longSidePx * ratio, longSidePx];
  const [x, y] = [view.widthPx - width - marginPx, view.heightPx - height - marginPx];
  const small = fit(layout.bounds, width + 24, height + 24);
  ctx.save();
  ctx.translate(x - 12, y - 12);
  ctx.globalAlpha = 0.92;
  ctx.fillStyle = colours.ground;
  ctx.strokeStyle = colours.line;
  ctx.beginPath();
  ctx.roundRect(8, 8, width + 8, height + 8, 6);
  ctx.fill();
  ctx.stroke();
  for (const block of layout.blocks) {
    ctx.fillStyle = seats.availableIn(block.key) === 0
      ? colours.taken
      : blockColour(scene, block);
    ctx.beginPath();
    block.outline.forEach((point, i) => {
      const [px, py] = toScreen(small, ...point);
      if (i === 0) ctx.moveTo(px, py);
      else ctx.lineTo(px, py);
    });
    ctx.fill();
  }
  const area = shown(view);
  const from = toScreen(small, Math.max(area.left, left), Math.max(area.top, top));
  const to = toScreen(small, Math.min(area.right, right), Math.min(area.bottom, bottom));
  ctx.globalAlpha = 1;
  ctx.strokeStyle = colours.ink;
  ctx.lineWidth = 2;
  ctx.strokeRect(from[0], from[1], Math.max(4, to[0] - from[0]), Math.max(4, to[1] - from[1]));
  ctx.restore();
}
