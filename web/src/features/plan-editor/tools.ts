import type { Bounds, Point } from '../venue-map';
import type { Brush } from './brush';
import type { Shape, Stroke } from './shapes';

/** How far a touch of the brush goes. */
export const reaches = ['seat', 'row', 'block'] as const;
export type Reach = (typeof reaches)[number];

/** What the pointer does on the drawing. */
export type Tool =
  | { kind: 'select' }
  | { kind: 'hand' }
  | { kind: 'draw'; shape: Shape }
  | { kind: 'paint'; brush: Brush; reach: Reach };

/** What is drawn over the plan while the pointer is down: nothing of it is in the plan yet. */
export interface Overlay {
  shift?: { dx: number; dy: number; x: number | null; y: number | null };
  turn?: { degrees: number; pivot: Point };
  marquee?: Bounds;
  stroke?: { shape: Shape; stroke: Stroke };
  /** Places that the brush has touched, by block. */
  painted?: ReadonlyMap<string, ReadonlySet<number>>;
}

/** A picture to draw after. It stays in the browser. */
export interface Trace {
  image: ImageBitmap;
  /** The left upper corner, and the width, in the plan's unit. */
  x: number;
  y: number;
  width: number;
  /** 0 to 1. */
  opacity: number;
}
