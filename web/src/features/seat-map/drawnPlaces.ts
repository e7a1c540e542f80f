import type { Drawing } from '../../shared/api/types';

/** Where the seats of a subsection are on the page, in pixels: their middles by row and place, and the size of all. */
export interface DrawnPlaces {
  rows: readonly (readonly (readonly [x: number, y: number] | null)[])[];
  widthPx: number;
  heightPx: number;
}

/** Room between the middles of two seats that are nearest, in sizes of a seat. */
const spacing = 1.15;
const maxSidePx = 8_000;

/** Positions enlarged so that no two seats of a row overlap; null for a plan without positions. */
export function placesOf(
  drawing: Drawing | null | undefined, section: string, subsection: number | undefined, seatSizePx: number,
): DrawnPlaces | null {
  const rows = drawing?.sections.find(({ name }) => name === section)
    ?.subsections.find(({ number }) => number === subsection)?.rows;
  if (rows === undefined || rows === null) return null;
  const points = rows.flat().filter((place): place is number[] => (place as number[] | null) !== null);
  const nearest = Math.min(
    ...rows.flatMap((row) => neighbours(row)), ...rows.flatMap((row, i) => behind(rows[i - 1], row)),
  );
  const [minX, maxX] = range(points.map((p) => p[0] ?? 0));
  const [minY, maxY] = range(points.map((p) => p[1] ?? 0));
  const side = Math.max(maxX - minX, maxY - minY, 1);
  const apart = Number.isFinite(nearest) && nearest > 0 ? nearest : 10;
  const scale = Math.min((seatSizePx * spacing) / apart, maxSidePx / side);
  const toPixels = ([x = 0, y = 0]: readonly number[]): readonly [number, number] =>
    [(x - minX) * scale + seatSizePx / 2, (y - minY) * scale + seatSizePx / 2];
  return {
    rows: rows.map((row) => row.map((place: number[] | null) => (place === null ? null : toPixels(place)))),
    widthPx: (maxX - minX) * scale + seatSizePx,
    heightPx: (maxY - minY) * scale + seatSizePx,
  };
}

type Row = readonly (readonly number[] | null)[];

const distance = (a: readonly number[], b: readonly number[]) =>
  Math.hypot((a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0));

function neighbours(row: Row): number[] {
  return row.flatMap((place, i) => {
    const next = row[i + 1];
    return place && next ? [distance(place, next)] : [];
  });
}

/** From each seat to the one in front of it. */
function behind(front: Row | undefined, row: Row): number[] {
  return row.flatMap((place, i) => {
    const other = front?.[i];
    return place && other ? [distance(place, other)] : [];
  });
}

function range(values: number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity],
  );
}
