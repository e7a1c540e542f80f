import { fit, toWorld, type Bounds, type Viewport } from '../venue-map';

/** Pixels for a unit of the plan. */
const [leastScale, mostScale] = [0.005, 60];

/** What is under this point of the screen stays there. */
export function zoomTo(view: Viewport, factor: number, x = view.widthPx / 2, y = view.heightPx / 2): Viewport {
  const scale = Math.min(mostScale, Math.max(leastScale, view.scale * factor));
  const [worldX, worldY] = toWorld(view, x, y);
  return { ...view, scale, x: x - worldX * scale, y: y - worldY * scale };
}

export const panned = (view: Viewport, dx: number, dy: number): Viewport =>
  ({ ...view, x: view.x + dx, y: view.y + dy });

/** All of it, with room around it to draw in. */
export function overview(bounds: Bounds, widthPx: number, heightPx: number): Viewport {
  const room = Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top) * 0.08 + 10;
  return fit(
    { left: bounds.left - room, top: bounds.top - room, right: bounds.right + room, bottom: bounds.bottom + room },
    widthPx, heightPx);
}

export const middleOfView = (view: Viewport) => toWorld(view, view.widthPx / 2, view.heightPx / 2);
