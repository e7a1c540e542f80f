import type { MapView } from './mapView';

export interface GestureListener {
  onTap: (x: number, y: number) => void;
  onHover: (x: number, y: number) => void;
  onLeave: () => void;
  /** True for a key that the map used. */
  onKey: (key: string, shift: boolean) => boolean;
}

/** A finger that moves less than this has tapped. */
const tapPx = 8;
const keyPanPx = 60;
/** A second tap so soon and so near to the first comes nearer, and taps nothing. */
const doubleTapMs = 300;
const doubleTapPx = 24;
export const zoomStep = 1.6;

/** Drag, wheel, pinch, double tap and keys. Returns what takes them away again. */
export function listenToGestures(
  canvas: HTMLElement, view: () => MapView | null, listener: GestureListener,
): () => void {
  const pointers = new Map<number, { x: number; y: number }>();
  let moved = 0;
  let lastTap = { time: -Infinity, x: 0, y: 0 };
  const at = (event: MouseEvent) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    if (pointers.size === 0) moved = 0;
    pointers.set(event.pointerId, at(event));
    canvas.setPointerCapture(event.pointerId);
  };
  const onMove = (event: PointerEvent) => {
    const to = at(event);
    const from = pointers.get(event.pointerId);
    if (from === undefined) {
      listener.onHover(to.x, to.y);
      return;
    }
    const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    moved += Math.hypot(to.x - from.x, to.y - from.y);
    if (other !== undefined) {
      const before = Math.hypot(from.x - other.x, from.y - other.y);
      const now = Math.hypot(to.x - other.x, to.y - other.y);
      view()?.zoomBy(before > 0 ? now / before : 1, (to.x + other.x) / 2, (to.y + other.y) / 2);
      view()?.panBy((to.x - from.x) / 2, (to.y - from.y) / 2);
    } else if (moved > tapPx) view()?.panBy(to.x - from.x, to.y - from.y);
    pointers.set(event.pointerId, to);
  };
  const onUp = (event: PointerEvent) => {
    const point = pointers.get(event.pointerId);
    pointers.delete(event.pointerId);
    if (point !== undefined && event.type === 'pointerup' && pointers.size === 0 && moved <= tapPx) {
      const isDouble = event.timeStamp - lastTap.time < doubleTapMs
        && Math.hypot(point.x - lastTap.x, point.y - lastTap.y) < doubleTapPx;
      lastTap = { time: isDouble ? -Infinity : event.timeStamp, ...point };
      if (isDouble) view()?.zoomBy(zoomStep, point.x, point.y, true);
      else listener.onTap(point.x, point.y);
    }
  };
  const onWheel = (event: WheelEvent) => {
    // At the whole venue the page goes on scrolling.
    if (event.deltaY > 0 && view()?.isWhole) return;
    event.preventDefault();
    const { x, y } = at(event);
    view()?.zoomBy(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), x, y);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!listener.onKey(event.key, event.shiftKey) && !act(event.key)) return;
    event.preventDefault();
  };
  const act = (key: string): boolean => {
    const map = view();
    switch (key) {
      case '+': case '=': map?.zoomBy(zoomStep, undefined, undefined, true); return true;
      case '-': map?.zoomBy(1 / zoomStep, undefined, undefined, true); return true;
      case '0': map?.showAll(); return true;
      case 'ArrowLeft': map?.panBy(keyPanPx, 0); return true;
      case 'ArrowRight': map?.panBy(-keyPanPx, 0); return true;
      case 'ArrowUp': map?.panBy(0, keyPanPx); return true;
      case 'ArrowDown': map?.panBy(0, -keyPanPx); return true;
      default: return false;
    }
  };
  const stop = new AbortController();
  const { signal } = stop;
  canvas.addEventListener('pointerdown', onDown, { signal });
  canvas.addEventListener('pointermove', onMove, { signal });
  canvas.addEventListener('pointerup', onUp, { signal });
  canvas.addEventListener('pointercancel', onUp, { signal });
  canvas.addEventListener('pointerleave', () => listener.onLeave(), { signal });
  canvas.addEventListener('wheel', onWheel, { signal, passive: false });
  canvas.addEventListener('keydown', onKey, { signal });
  return () => stop.abort();
}
