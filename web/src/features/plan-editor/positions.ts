import { boundsOf, type Bounds, type Point } from '../venue-map';
import { gapsOf, kindOf, nullable, type Geometry, type RowGeometry, type Sub } from './document';

/** What the plan format means where a plan says nothing else (SeatPositions.cs has the same rules). */
export const usual = { seatSpacing: 10, rowSpacing: 12, areaSide: 100 } as const;
/** Straight pieces of the outline of an arc. */
const arcSteps = 6;

const placesCache = new WeakMap<Sub, Float32Array>();
const outlineCache = new WeakMap<Sub, readonly Point[]>();
const boundsCache = new WeakMap<Sub, Bounds>();

/** The middles of all places, gaps too: x and y from index `((row - 1) * seats_per_row + seat - 1) * 2` on. */
export function placesOf(sub: Sub): Float32Array {
  const known = placesCache.get(sub);
  if (known) return known;
  const [rows, width] = kindOf(sub) === 'area' ? [0, 0] : [sub.rows ?? 0, sub.seats_per_row ?? 0];
  const places = new Float32Array(rows * width * 2);
  const geometry = sub.geometry ?? {};
  for (let row = 1; row <= rows; row++) {
    const own = ownOf(geometry, row);
    const at = kindOf(sub) === 'tables' ? tablePlace(sub, row) : rowPlace(sub, geometry, own, row);
    for (let seat = 1; seat <= width; seat++) {
      const [x, y] = nullable(own?.places?.[seat - 1]) ?? [];
      const place = x !== undefined && y !== undefined ? [x, y] as const : at(seat);
      const index = ((row - 1) * width + seat - 1) * 2;
      places[index] = place[0];
      places[index + 1] = place[1];
    }
  }
  placesCache.set(sub, places);
  return places;
}

export const hasPosition = (sub: Sub): boolean => sub.geometry?.x != null && sub.geometry.y != null;

export function outlineOf(sub: Sub): readonly Point[] {
  const known = outlineCache.get(sub);
  if (known) return known;
  const outline = makeOutline(sub, sub.geometry ?? {});
  outlineCache.set(sub, outline);
  return outline;
}

export function blockBounds(sub: Sub): Bounds {
  const known = boundsCache.get(sub);
  if (known) return known;
  const around = boundsOf(outlineOf(sub));
  boundsCache.set(sub, around);
  return around;
}

/** Between the middles of two neighbours of a row; of tables, of two seats of one. */
export function spacingOf(sub: Sub): number {
  const places = placesOf(sub);
  if (places.length < 4) return sub.geometry?.seat_spacing ?? usual.seatSpacing;
  const apart = Math.hypot((places[2] ?? 0) - (places[0] ?? 0), (places[3] ?? 0) - (places[1] ?? 0));
  return apart > 0 ? apart : usual.seatSpacing;
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** A point so far from a middle, turned around it. */
export function turned(x: number, y: number, turn: number, dx: number, dy: number): Point {
  return [x + dx * Math.cos(turn) - dy * Math.sin(turn), y + dx * Math.sin(turn) + dy * Math.cos(turn)];
}

function ownOf(geometry: Geometry, row: number): RowGeometry | null {
  return nullable(geometry.rows?.[row - 1]) ?? null;
}

/** Where the seats of a row are, by their number. What is the same for all of them is worked out once. */
function rowPlace(sub: Sub, geometry: Geometry, own: RowGeometry | null, row: number): (seat: number) => Point {
  const spacing = own?.seat_spacing ?? geometry.seat_spacing ?? usual.seatSpacing;
  const middle = ((sub.seats_per_row ?? 1) + 1) / 2;
  const place = own?.x != null && own.y != null
    ? onRow(own.x, own.y, radians(own.rotation ?? geometry.rotation ?? 0), 0, own.radius ?? null)
    : onBlock(geometry, (row - 1) * (geometry.row_spacing ?? usual.rowSpacing));
  return (seat) => place((seat - middle) * spacing);
}

/** A row so far behind the middle of row 1. */
const onBlock = (geometry: Geometry, behind: number) =>
  onRow(geometry.x ?? 0, geometry.y ?? 0, radians(geometry.rotation ?? 0), behind, geometry.radius ?? null);

/**
 * Points of a row by how far along it they are. A row with a radius is an arc around the point in front of it, so its
 * ends come nearer to the front.
 */
function onRow(x: number, y: number, turn: number, behind: number, radius: number | null): (along: number) => Point {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const at = (dx: number, dy: number): Point => [x + dx * cos - dy * sin, y + dx * sin + dy * cos];
  if (radius === null) return (along) => at(along, behind);
  const around = radius + behind;
  return (along) => at(around * Math.sin(along / around), around * Math.cos(along / around) - radius);
}

/** The middle of a table, and how far its seats are from it. */
export function tableAt(sub: Sub, row: number): { x: number; y: number; radius: number } {
  const geometry = sub.geometry ?? {};
  const own = ownOf(geometry, row);
  const radius = own?.radius ?? geometry.radius ?? geometry.seat_spacing ?? usual.seatSpacing;
  return own?.x != null && own.y != null
    ? { x: own.x, y: own.y, radius }
    : {
        x: (geometry.x ?? 0) + (row - 1) * ((geometry.row_spacing ?? usual.rowSpacing) + 2 * radius),
        y: geometry.y ?? 0, radius,
      };
}

function tablePlace(sub: Sub, row: number): (seat: number) => Point {
  const { x, y, radius } = tableAt(sub, row);
  return (seat) => {
    const angle = (2 * Math.PI * (seat - 1)) / (sub.seats_per_row ?? 1);
    return [x + radius * Math.sin(angle), y - radius * Math.cos(angle)];
  };
}

function makeOutline(sub: Sub, geometry: Geometry): readonly Point[] {
  const [x, y, turn] = [geometry.x ?? 0, geometry.y ?? 0, radians(geometry.rotation ?? 0)];
  const corners = (left: number, top: number, right: number, bottom: number): Point[] =>
    [[left, top], [right, top], [right, bottom], [left, bottom]].map(([dx = 0, dy = 0]) => turned(x, y, turn, dx, dy));
  if (kindOf(sub) === 'area') {
    const [w, h] = [(geometry.width ?? usual.areaSide) / 2, (geometry.height ?? usual.areaSide) / 2];
    return corners(-w, -h, w, h);
  }
  if (kindOf(sub) === 'seats' && !geometry.rows) return alongRows(sub, geometry);
  const half = (geometry.seat_spacing ?? usual.seatSpacing) / 2;
  const places = placesOf(sub);
  const gaps = gapsOf(sub);
  const around: Point[] = [];
  for (let i = 0; i < places.length / 2; i++) {
    if (!gaps.has(i)) around.push(turned(0, 0, -turn, (places[2 * i] ?? 0) - x, (places[2 * i + 1] ?? 0) - y));
  }
  if (around.length === 0) around.push([0, 0]);
  const { left, top, right, bottom } = boundsOf(around);
  return corners(left - half, top - half, right + half, bottom + half);
}

/** From the first seat of the front row to its last, and back along the last row. Ends that are gaps stay outside. */
function alongRows(sub: Sub, geometry: Geometry): Point[] {
  const width = sub.seats_per_row ?? 1;
  const gaps = gapsOf(sub);
  let [first, last, front, back] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < width * (sub.rows ?? 0); i++) {
    if (gaps.has(i)) continue;
    const [row, seat] = [Math.floor(i / width), i % width];
    [first, last] = [Math.min(first, seat), Math.max(last, seat)];
    [front, back] = [Math.min(front, row), Math.max(back, row)];
  }
  if (first > last) [first, last, front, back] = [0, width - 1, 0, (sub.rows ?? 1) - 1];
  const seatSpacing = geometry.seat_spacing ?? usual.seatSpacing;
  const rowSpacing = geometry.row_spacing ?? usual.rowSpacing;
  const half = Math.min(seatSpacing, rowSpacing) / 2;
  const steps = geometry.radius == null ? 1 : arcSteps;
  const along = Array.from({ length: steps + 1 }, (_, i) => first - 0.5 + ((last - first + 1) * i) / steps)
    .map((seat) => (seat - (width - 1) / 2) * seatSpacing);
  return [
    ...along.map(onBlock(geometry, front * rowSpacing - half)),
    ...along.reverse().map(onBlock(geometry, back * rowSpacing + half)),
  ];
}
