import { toWorld, type Bounds, type Point, type Viewport } from '../venue-map';
import type { PlanDraft } from './document';
import { handleAt, handleRadiusPx } from './drawOverlay';
import { panned, zoomTo } from './editorView';
import { idAt, idsIn, touch } from './hit';
import { snapMove, toGrid } from './snap';
import { boundsOfId, boundsOfIds, middleOf } from './transform';
import type { Stroke } from './shapes';
import type { Overlay, Tool } from './tools';

/** What a gesture asks for. */
export interface PointerHost {
  view: () => Viewport;
  setView: (view: Viewport) => void;
  draft: () => PlanDraft;
  selection: () => readonly string[];
  tool: () => Tool;
  grid: () => number;
  setOverlay: (overlay: Overlay) => void;
  onSelect: (ids: readonly string[]) => void;
  onMove: (dx: number, dy: number) => void;
  onTurn: (degrees: number) => void;
  onDraw: (stroke: Stroke) => void;
  onPaint: (painted: ReadonlyMap<string, ReadonlySet<number>>) => void;
}

type Gesture =
  | { kind: 'pan' }
  | { kind: 'move'; from: Point; moved: boolean; dx: number; dy: number; others: Bounds[]; around: Bounds | null }
  | { kind: 'turn'; pivot: Point; from: number; degrees: number }
  | { kind: 'marquee'; from: Point; before: readonly string[]; area: Bounds }
  | { kind: 'draw'; stroke: Stroke }
  | { kind: 'paint'; painted: Map<string, Set<number>> };

const fingerPx = 8;
const snapPx = 6;
/** A turn by the handle goes in such steps, with shift by one degree. */
const turnStep = 15;
/** Things to snap to are compared at every move of the pointer: no more than these. */
const mostOthers = 300;

const boxOf = ([ax, ay]: Point, [bx, by]: Point): Bounds =>
  ({ left: Math.min(ax, bx), top: Math.min(ay, by), right: Math.max(ax, bx), bottom: Math.max(ay, by) });

/** Mouse, pen and fingers on the drawing. Returns what takes the listeners away again. */
export function listenToPointer(canvas: HTMLElement, host: PointerHost): () => void {
  const pointers = new Map<number, Point>();
  let gesture: Gesture | null = null;
  const at = (event: MouseEvent): Point => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const world = ([x, y]: Point) => toWorld(host.view(), x, y);
  const snapped = ([x, y]: Point): Point => [toGrid(x, host.grid()), toGrid(y, host.grid())];

  function begin(event: PointerEvent, point: Point): Gesture {
    const [tool, from] = [host.tool(), world(point)];
    if (tool.kind === 'hand' || event.button === 1) return { kind: 'pan' };
    if (tool.kind === 'draw') return { kind: 'draw', stroke: { from: snapped(from), to: snapped(from) } };
    if (tool.kind === 'paint') return { kind: 'paint', painted: new Map() };
    return beginSelect(event, point, from);
  }

  function beginSelect(event: PointerEvent, point: Point, from: Point): Gesture {
    const [draft, selection] = [host.draft(), host.selection()];
    const chosen = new Set(selection);
    const handle = handleAt(host.view(), { draft, selection: chosen });
    if (handle && Math.hypot(handle[0] - point[0], handle[1] - point[1]) <= handleRadiusPx * 1.6) {
      const around = boundsOfIds(draft, draft.blocks.map(({ id }) => id).filter((id) => chosen.has(id)));
      const pivot = around ? middleOf(around) : from;
      return { kind: 'turn', pivot, from: angle(pivot, from), degrees: 0 };
    }
    const id = idAt(draft, from, fingerPx / host.view().scale);
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    if (id === null) {
      return { kind: 'marquee', from, before: adds ? selection : [], area: boxOf(from, from) };
    }
    const next = adds ? (chosen.has(id) ? selection.filter((one) => one !== id) : [...selection, id])
      : chosen.has(id) ? selection : [id];
    if (next !== selection) host.onSelect(next);
    return {
      kind: 'move', from, moved: false, dx: 0, dy: 0, around: boundsOfIds(draft, next),
      others: draft.blocks.filter((block) => !next.includes(block.id)).slice(0, mostOthers)
        .flatMap((block) => boundsOfId(draft, block.id) ?? []),
    };
  }

  function go(now: Gesture, event: PointerEvent, point: Point, before: Point): void {
    const to = world(point);
    switch (now.kind) {
      case 'pan':
        host.setView(panned(host.view(), point[0] - before[0], point[1] - before[1]));
        return;
      case 'move': {
        const scale = host.view().scale;
        const [dx, dy] = [to[0] - now.from[0], to[1] - now.from[1]];
        now.moved ||= Math.hypot(dx, dy) * scale > fingerPx / 2;
        if (!now.moved || now.around === null) return;
        const snap = event.altKey
          ? { dx, dy, x: null, y: null }
          : snapMove(now.around, dx, dy, now.others, host.grid(), snapPx / scale);
        [now.dx, now.dy] = [snap.dx, snap.dy];
        host.setOverlay({ shift: snap });
        return;
      }
      case 'turn': {
        const exact = angle(now.pivot, to) - now.from;
        const step = event.shiftKey ? 1 : turnStep;
        now.degrees = Math.round(exact / step) * step;
        host.setOverlay({ turn: { degrees: now.degrees, pivot: now.pivot } });
        return;
      }
      case 'marquee':
        now.area = boxOf(now.from, to);
        host.setOverlay({ marquee: now.area });
        return;
      case 'draw': {
        now.stroke = { ...now.stroke, to: snapped(to) };
        const tool = host.tool();
        if (tool.kind === 'draw') host.setOverlay({ stroke: { shape: tool.shape, stroke: now.stroke } });
        return;
      }
      case 'paint': paintTo(now.painted, point, before);
    }
  }

  /** Along the pointer's way, so that a quick stroke leaves nothing out. */
  function paintTo(painted: Map<string, Set<number>>, point: Point, before: Point): void {
    const tool = host.tool();
    if (tool.kind !== 'paint') return;
    const steps = Math.max(1, Math.min(50, Math.ceil(Math.hypot(point[0] - before[0], point[1] - before[1]) / 4)));
    for (let i = 1; i <= steps; i++) {
      const part = i / steps;
      const on: Point = [before[0] + (point[0] - before[0]) * part, before[1] + (point[1] - before[1]) * part];
      touch(host.draft(), world(on), tool.reach, fingerPx / 2 / host.view().scale, painted);
    }
    host.setOverlay({ painted });
  }

  function end(done: Gesture): void {
    host.setOverlay({});
    if (done.kind === 'move' && done.moved) host.onMove(done.dx, done.dy);
    if (done.kind === 'turn' && done.degrees !== 0) host.onTurn(done.degrees);
    if (done.kind === 'draw') host.onDraw(done.stroke);
    if (done.kind === 'paint' && done.painted.size > 0) host.onPaint(done.painted);
    if (done.kind === 'marquee') {
      const touched = done.area.right > done.area.left ? idsIn(host.draft(), done.area) : [];
      host.onSelect([...new Set([...done.before, ...touched])]);
    }
  }

  const stop = new AbortController();
  const { signal } = stop;
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button > 1) return;
    const point = at(event);
    pointers.set(event.pointerId, point);
    canvas.setPointerCapture(event.pointerId);
    canvas.focus({ preventScroll: true });
    // A second finger moves and zooms the view; what the first one began is forgotten.
    gesture = pointers.size > 1 ? null : begin(event, point);
    if (gesture?.kind === 'paint') paintTo(gesture.painted, point, point);
    else host.setOverlay({});
    event.preventDefault();
  }, { signal });
  canvas.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (before === undefined) return;
    const point = at(event);
    const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, one]) => one);
    if (other !== undefined) pinch(before, point, other);
    else if (gesture) go(gesture, event, point, before);
    pointers.set(event.pointerId, point);
  }, { signal });
  const onUp = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId) || gesture === null) return;
    const done = gesture;
    gesture = null;
    if (event.type === 'pointerup') end(done);
    else host.setOverlay({});
  };
  canvas.addEventListener('pointerup', onUp, { signal });
  canvas.addEventListener('pointercancel', onUp, { signal });
  canvas.addEventListener('wheel', (event) => {
    event.preventDefault();
    const [x, y] = at(event);
    host.setView(zoomTo(host.view(), Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), x, y));
  }, { signal, passive: false });

  function pinch(before: Point, now: Point, other: Point): void {
    const apart = Math.hypot(before[0] - other[0], before[1] - other[1]);
    const factor = apart > 0 ? Math.hypot(now[0] - other[0], now[1] - other[1]) / apart : 1;
    const zoomed = zoomTo(host.view(), factor, (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
    host.setView(panned(zoomed, (now[0] - before[0]) / 2, (now[1] - before[1]) / 2));
  }
  return () => stop.abort();
}

const angle = ([px, py]: Point, [x, y]: Point) => (Math.atan2(y - py, x - px) * 180) / Math.PI;
