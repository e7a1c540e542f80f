import { useEffect, useRef, useState, type RefObject } from 'react';
import { coloursOf } from './colours';
import { listenToGestures } from './gestures';
import { middleOf, type Group } from './groups';
import { choosableFromPx, hitAt, type Hit } from './hit';
import { hasSeats, type Block, type Point } from './layout';
import type { LiveSeats } from './liveSeats';
import { MapView } from './mapView';
import { paintMinimap } from './minimap';
import { paint, seatsFromPx } from './paint';
import type { Colours, Scene } from './scene';
import type { SeatLoader } from './seatLoader';
import { shown, type Viewport } from './viewport';

export type VenueScene = Omit<Scene, 'seats' | 'colours'>;

export interface VenueListener {
  onHit: (hit: Hit | null) => void;
  onHover: (hit: Hit | null) => void;
  /** True for a key that was used. */
  onKey: (map: MapView, key: string, shift: boolean) => boolean;
  /** Sections whose places are not known and would be drawn now. */
  onNeedPlaces: (sections: readonly string[]) => void;
}

/** Draws the venue on a canvas and keeps it in step with the seats. React renders only what stands around it. */
export function useVenueCanvas(
  seats: LiveSeats, loader: SeatLoader, scene: VenueScene, listener: VenueListener,
): { canvas: RefObject<HTMLCanvasElement | null>; view: RefObject<MapView | null>; isWhole: boolean } {
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<MapView>(null);
  const latest = useRef({ scene, listener });
  const colours = useRef<Colours>(null);
  const [isWhole, setIsWhole] = useState(true);
  useEffect(() => {
    latest.current = { scene, listener };
    view.current?.refresh();
  });
  useEffect(() => view.current?.replaceLayout(scene.layout), [scene.layout]);

  useEffect(() => {
    const element = canvas.current;
    const ctx = element?.getContext('2d');
    if (!element || !ctx) return;
    const draw = (shownNow: Viewport) => {
      const now = latest.current;
      colours.current ??= coloursOf(element.parentElement ?? element, now.scene.book.levels.length);
      const whole: Scene = { ...now.scene, seats, colours: colours.current };
      ctx.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      paint(ctx, shownNow, whole);
      const map = view.current;
      if (map === null) return;
      if (!map.isWhole) paintMinimap(ctx, shownNow, whole);
      setIsWhole(map.isWhole);
      const near = map.blocksInView(shown(shownNow))
        .filter((block) => hasSeats(block) && block.seatSpacing * shownNow.scale >= seatsFromPx);
      loader.want(near.filter((block) => block.places !== null));
      const unknown = [...new Set(near.filter((block) => block.places === null).map((block) => block.section))];
      if (unknown.length > 0) now.listener.onNeedPlaces(unknown);
    };
    const map = new MapView(latest.current.scene.layout, element.clientWidth, element.clientHeight, draw);
    view.current = map;
    const resize = new ResizeObserver(() => {
      element.width = Math.round(element.clientWidth * devicePixelRatio);
      element.height = Math.round(element.clientHeight * devicePixelRatio);
      map.resize(element.clientWidth, element.clientHeight);
    });
    resize.observe(element);
    const rePaint = () => {
      colours.current = null;
      map.refresh();
    };
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', rePaint);
    const unlisten = seats.listen(() => map.refresh());
    const hit = (x: number, y: number) => hitAt(latest.current.scene.layout, map.current, x, y);
    const stop = listenToGestures(element, () => map, {
      onTap: (x, y) => latest.current.listener.onHit(hit(x, y)),
      onHover: (x, y) => latest.current.listener.onHover(hit(x, y)),
      onLeave: () => latest.current.listener.onHover(null),
      onKey: (key, shift) => latest.current.listener.onKey(map, key, shift),
    });
    return () => {
      stop();
      unlisten();
      scheme.removeEventListener('change', rePaint);
      resize.disconnect();
      map.dispose();
      view.current = null;
    };
  }, [seats, loader]);

  // Prices have colours: a change of them draws anew.
  useEffect(() => {
    colours.current = null;
    view.current?.refresh();
  }, [scene.book]);
  return { canvas, view, isWhole };
}

/** From so many pixels between two seats on, the map is near enough for single seats, on the smallest screen too. */
const nearPx = choosableFromPx * 1.5;

/** Brings a block so near that its seats can be chosen. */
export function showSeatsOf(view: MapView | null, block: Block, at: Point): void {
  view?.show(block.bounds, nearPx / block.seatSpacing, choosableFromPx * 2 / block.seatSpacing, at);
}

/**
 * Comes near to places of a block. A drawing's places are read when somebody comes near, and may stand closer than was
 * thought: then it comes nearer once they are known.
 */
export function useShow(
  view: RefObject<MapView | null>, blocks: ReadonlyMap<string, Block>,
  needPlaces: (sections: readonly string[]) => void,
): (group: Group) => void {
  const waiting = useRef<Group>(null);
  useEffect(() => {
    const block = waiting.current && blocks.get(waiting.current.block.key);
    if (!block || block.places === null) return;
    showSeatsOf(view.current, block, middleOf({ block, places: waiting.current?.places ?? [] }));
    waiting.current = null;
  }, [view, blocks]);
  return (group) => {
    showSeatsOf(view.current, group.block, middleOf(group));
    waiting.current = group.block.places === null ? group : null;
    if (waiting.current !== null) needPlaces([group.block.section]);
  };
}

/** Whether single seats of a block can be chosen in what is shown. */
export const isNear = (view: MapView | null, block: Block) =>
  view !== null && block.seatSpacing * view.current.scale >= choosableFromPx;
