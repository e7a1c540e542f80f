import type { Bounds, Point } from './layout';

/** Which part of the venue the canvas shows. Screen = world × scale + offset, in CSS pixels. */
export interface Viewport {
  scale: number;
  x: number;
  y: number;
  widthPx: number;
  heightPx: number;
}

/** Room around the venue when all of it is shown. */
const marginPx = 12;
/** A seat is never drawn larger than this from middle to middle. */
export const largestSeatPx = 44;

export function fit(bounds: Bounds, widthPx: number, heightPx: number): Viewport {
  const [width, height] = [Math.max(1, bounds.right - bounds.left), Math.max(1, bounds.bottom - bounds.top)];
  const scale = Math.min((widthPx - 2 * marginPx) / width, (heightPx - 2 * marginPx) / height);
  return {
    scale: Math.max(scale, 1e-6), widthPx, heightPx,
    x: widthPx / 2 - ((bounds.left + bounds.right) / 2) * scale,
    y: heightPx / 2 - ((bounds.top + bounds.bottom) / 2) * scale,
  };
}

export const toWorld = (view: Viewport, x: number, y: number): Point =>
  [(x - view.x) / view.scale, (y - view.y) / view.scale];
export const toScreen = (view: Viewport, x: number, y: number): Point =>
  [x * view.scale + view.x, y * view.scale + view.y];

export const shown = (view: Viewport): Bounds => {
  const [left, top] = toWorld(view, 0, 0);
  const [right, bottom] = toWorld(view, view.widthPx, view.heightPx);
  return { left, top, right, bottom };
};

/** What is at this point of the screen stays there. Between all of the venue and the largest seats. */
export function zoomAt(
  view: Viewport, x: number, y: number, factor: number, bounds: Bounds, spacing: number,
): Viewport {
  const least = fit(bounds, view.widthPx, view.heightPx).scale;
  const scale = Math.min(Math.max(view.scale * factor, least), Math.max(least, largestSeatPx / spacing));
  const [worldX, worldY] = toWorld(view, x, y);
  return kept({ ...view, scale, x: x - worldX * scale, y: y - worldY * scale }, bounds);
}

export const pan = (view: Viewport, dx: number, dy: number, bounds: Bounds): Viewport =>
  kept({ ...view, x: view.x + dx, y: view.y + dy }, bounds);

/** The venue cannot be pushed out of sight: its middle part stays on the canvas. */
function kept(view: Viewport, bounds: Bounds): Viewport {
  return {
    ...view,
    x: keptAxis(view.x, bounds.left * view.scale, bounds.right * view.scale, view.widthPx),
    y: keptAxis(view.y, bounds.top * view.scale, bounds.bottom * view.scale, view.heightPx),
  };
}

function keptAxis(offset: number, from: number, to: number, sizePx: number): number {
  const size = to - from;
  if (size <= sizePx - 2 * marginPx) return (sizePx - size) / 2 - from;
  return Math.min(marginPx - from, Math.max(sizePx - marginPx - to, offset));
}

/** A step of an animation: part 0 is `from`, 1 is `to`. The scale grows evenly to the eye. */
export function between(from: Viewport, to: Viewport, part: number): Viewport {
  if (part >= 1) return to;
  const eased = 1 - (1 - part) ** 3;
  const scale = from.scale * (to.scale / from.scale) ** eased;
  const middleOf = (view: Viewport) => toWorld(view, view.widthPx / 2, view.heightPx / 2);
  const [a, b] = [middleOf(from), middleOf(to)];
  // Along the straight line between both middles, as far as the scale has come.
  const along = to.scale === from.scale ? eased : (1 / from.scale - 1 / scale) / (1 / from.scale - 1 / to.scale);
  const [x, y] = [a[0] + (b[0] - a[0]) * along, a[1] + (b[1] - a[1]) * along];
  return { ...to, scale, x: to.widthPx / 2 - x * scale, y: to.heightPx / 2 - y * scale };
}
