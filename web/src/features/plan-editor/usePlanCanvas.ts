import { useEffect, useRef, type RefObject } from 'react';
import type { Point, Viewport } from '../venue-map';
import type { PlanDraft } from './document';
import { drawPlan, type Colours, type Scene } from './draw';
import { middleOfView, overview, panned, zoomTo } from './editorView';
import { listenToPointer, type PointerHost } from './pointer';
import { planBounds } from './transform';
import type { Tool } from './tools';

export type CanvasScene = Omit<Scene, 'colours' | 'overlay'>;

export type CanvasHost = Pick<PointerHost, 'onSelect' | 'onMove' | 'onTurn' | 'onDraw' | 'onPaint'>;

/** What the page does with the view. */
export interface ViewControl {
  zoom: (factor: number) => void;
  pan: (dx: number, dy: number) => void;
  showAll: () => void;
  /** The point of the plan in the middle of the canvas. */
  middle: () => Point;
}

const names = {
  ground: '--surface', line: '--line', ink: '--ink', muted: '--ink-muted', accent: '--accent', bad: '--bad-ink',
  plain: '--plan-plain',
} as const;

/** The colours of the page's scheme: a canvas knows neither variables nor schemes. */
function coloursOf(host: HTMLElement): Colours {
  const probe = document.createElement('span');
  host.append(probe);
  const resolved = Object.entries(names).map(([key, name]) => {
    probe.style.color = `var(${name})`;
    return [key, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(resolved) as Colours;
}

/** Draws the plan on a canvas and turns gestures into changes. React renders only what stands around it. */
export function usePlanCanvas(
  scene: CanvasScene, tool: Tool, host: CanvasHost,
): { canvas: RefObject<HTMLCanvasElement | null>; control: RefObject<ViewControl | null> } {
  const canvas = useRef<HTMLCanvasElement>(null);
  const control = useRef<ViewControl>(null);
  const redraw = useRef<() => void>(null);
  const latest = useRef({ scene, tool, host });
  useEffect(() => {
    latest.current = { scene, tool, host };
    redraw.current?.();
  });
  useEffect(() => {
    const element = canvas.current;
    const ctx = element?.getContext('2d');
    if (!element || !ctx) return;
    let frame = 0;
    let overlay: Scene['overlay'] = {};
    let colours: Colours | null = null;
    let view = fitted(latest.current.scene.draft, element);
    const refresh = () => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    const draw = () => {
      frame = 0;
      colours ??= coloursOf(element.parentElement ?? element);
      ctx.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      drawPlan(ctx, view, { ...latest.current.scene, colours, overlay });
    };
    const setView = (next: Viewport) => {
      view = next;
      refresh();
    };
    const stop = listenToPointer(element, {
      view: () => view,
      setView,
      draft: () => latest.current.scene.draft,
      selection: () => [...latest.current.scene.selection],
      tool: () => latest.current.tool,
      grid: () => latest.current.scene.grid,
      setOverlay: (next) => {
        overlay = next;
        refresh();
      },
      onSelect: (ids) => latest.current.host.onSelect(ids),
      onMove: (dx, dy) => latest.current.host.onMove(dx, dy),
      onTurn: (degrees) => latest.current.host.onTurn(degrees),
      onDraw: (stroke) => latest.current.host.onDraw(stroke),
      onPaint: (painted) => latest.current.host.onPaint(painted),
    });
    let known = false;
    const resize = new ResizeObserver(() => {
      element.width = Math.round(element.clientWidth * devicePixelRatio);
      element.height = Math.round(element.clientHeight * devicePixelRatio);
      view = known
        ? { ...view, widthPx: element.clientWidth, heightPx: element.clientHeight }
        : fitted(latest.current.scene.draft, element);
      known = element.clientWidth > 0;
      refresh();
    });
    resize.observe(element);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const repaint = () => {
      colours = null;
      refresh();
    };
    scheme.addEventListener('change', repaint);
    redraw.current = refresh;
    control.current = {
      zoom: (factor) => setView(zoomTo(view, factor)),
      pan: (dx, dy) => setView(panned(view, dx, dy)),
      showAll: () => setView(fitted(latest.current.scene.draft, element)),
      middle: () => middleOfView(view),
    };
    return () => {
      stop();
      resize.disconnect();
      scheme.removeEventListener('change', repaint);
      cancelAnimationFrame(frame);
      redraw.current = null;
      control.current = null;
    };
  }, []);
  return { canvas, control };
}

const fitted = (draft: PlanDraft, element: HTMLElement): Viewport =>
  overview(planBounds(draft), element.clientWidth, element.clientHeight);
