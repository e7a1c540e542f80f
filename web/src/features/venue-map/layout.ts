import type { Drawing, SectionPlan, SubsectionPlan } from '../../shared/api/types';
import { isArea } from '../../shared/plan/placeNames';
import { bowlLayout } from './bowlLayout';

export type Point = readonly [x: number, y: number];

export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** One subsection in the drawing. x to the right, y down. */
export interface Block {
  /** `section/subsection` */
  key: string;
  section: string;
  plan: SubsectionPlan;
  outline: readonly Point[];
  bounds: Bounds;
  /** Between the middles of two neighbours in a row. */
  seatSpacing: number;
  /**
   * Middles of the places, x and y from index `((row - 1) * seats_per_row + seat - 1) * 2` on; NaN for a gap. Null:
   * there are none, or nobody asked for them yet.
   */
  places: Float32Array | null;
}

export interface VenueLayout {
  blocks: readonly Block[];
  stage: { bounds: Bounds; label: string | null } | null;
  bounds: Bounds;
}

export const blockKey = (section: string, subsection: number) => `${section}/${subsection}`;

/** The venue as its plan draws it; without a drawing the sections stand around a stage. */
export function layoutOf(sections: readonly SectionPlan[], drawing: Drawing | null): VenueLayout {
  const blocks = drawing === null ? [] : drawnBlocks(sections, drawing);
  if (blocks.length === 0) return bowlLayout(sections);
  const drawnStage = drawing?.drawing?.stage;
  const stage = drawnStage
    ? {
        bounds: boundsAround(drawnStage.x ?? 0, drawnStage.y ?? 0, drawnStage.width ?? 100, drawnStage.height ?? 20),
        label: drawnStage.label ?? null,
      }
    : null;
  return { blocks, stage, bounds: union([...blocks.map((b) => b.bounds), ...(stage ? [stage.bounds] : [])]) };
}

function drawnBlocks(sections: readonly SectionPlan[], drawing: Drawing): Block[] {
  return drawing.sections.flatMap((drawn) => {
    const section = sections.find(({ name }) => name === drawn.name);
    return drawn.subsections.flatMap((sub): Block[] => {
      const plan = section?.subsections.find(({ number }) => number === sub.number);
      if (plan === undefined) return [];
      const outline = sub.outline.map(([x = 0, y = 0]): Point => [x, y]);
      const places = sub.rows ? placesOf(plan, sub.rows) : null;
      return [{
        key: blockKey(drawn.name, sub.number), section: drawn.name, plan, outline, bounds: boundsOf(outline),
        seatSpacing: places === null ? usualSpacing : spacingOf(plan, places), places,
      }];
    });
  });
}

/** What the plan format means where a plan says nothing else. */
export const usualSpacing = 10;

function placesOf(plan: SubsectionPlan, rows: readonly (readonly (readonly number[] | null)[])[]): Float32Array {
  const places = new Float32Array(plan.rows * plan.seats_per_row * 2).fill(NaN);
  rows.forEach((row, r) => row.forEach((place, s) => {
    if (place) places.set([place[0] ?? 0, place[1] ?? 0], (r * plan.seats_per_row + s) * 2);
  }));
  return places;
}

/** The smallest distance between two neighbours of a row. */
function spacingOf(plan: SubsectionPlan, places: Float32Array): number {
  let nearest = Infinity;
  for (let row = 0; row < plan.rows; row++) {
    for (let seat = 1; seat < plan.seats_per_row; seat++) {
      const i = (row * plan.seats_per_row + seat) * 2;
      const apart = Math.hypot(
        (places[i] ?? NaN) - (places[i - 2] ?? NaN), (places[i + 1] ?? NaN) - (places[i - 1] ?? NaN));
      if (apart > 0 && apart < nearest) nearest = apart;
    }
  }
  return Number.isFinite(nearest) ? nearest : usualSpacing;
}

/** An area has no places to choose from. */
export const hasSeats = (block: Block) => !isArea(block.plan);

export function boundsOf(points: readonly Point[]): Bounds {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [x, y] of points) {
    bounds.left = Math.min(bounds.left, x);
    bounds.top = Math.min(bounds.top, y);
    bounds.right = Math.max(bounds.right, x);
    bounds.bottom = Math.max(bounds.bottom, y);
  }
  return bounds;
}

export const boundsAround = (x: number, y: number, width: number, height: number): Bounds =>
  ({ left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 });

export const union = (all: readonly Bounds[]): Bounds =>
  boundsOf(all.flatMap((b): Point[] => [[b.left, b.top], [b.right, b.bottom]]));

export const overlap = (a: Bounds, b: Bounds) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Ray casting: true for a point inside the polygon. */
export function isInside(outline: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const [xi, yi] = outline[i] ?? [0, 0];
    const [xj, yj] = outline[j] ?? [0, 0];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
