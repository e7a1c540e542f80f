import { bounds, type RowGeometry, type Sub } from './document';
import { turned, usual } from './positions';
import { normalised, rounded } from './transform';

/** What can be drawn. */
export const shapes = ['row', 'arc', 'block', 'round-tables', 'long-table', 'area'] as const;
export type Shape = (typeof shapes)[number];

/** From where the pointer went down to where it is: a rectangle, or a line. */
export interface Stroke {
  from: readonly [x: number, y: number];
  to: readonly [x: number, y: number];
}

const tableRadius = 16;
const tableSeats = 8;
/** Between the middles of two tables. */
const tableSpacing = 60;
/** Between the two sides of a long table. */
const longTableDepth = 20;
const usualSizes: Record<Shape, readonly [width: number, height: number]> = {
  row: [190, 0], arc: [240, 108], block: [190, 108], 'round-tables': [180, 0], 'long-table': [70, 0], area: [200, 120],
};
/** A shorter stroke is a click: the shape has its usual size around it. */
const clickReach = 4;

/** The subsection for a stroke; its number is the caller's. */
export function shapeFor(shape: Shape, stroke: Stroke): Sub {
  const { from, to } = isClick(stroke) ? around(stroke.from, usualSizes[shape]) : stroke;
  const [width, height] = [Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])];
  const [x, y] = [rounded((from[0] + to[0]) / 2), rounded((from[1] + to[1]) / 2)];
  const top = rounded(Math.min(from[1], to[1]));
  switch (shape) {
    case 'row': return rowAlong(from, to, x, y);
    case 'block': return { number: 1, ...gridOf(width, height), geometry: { x, y: top } };
    case 'arc': return arcIn(x, top, width, height);
    case 'round-tables': return roundTables(Math.min(from[0], to[0]), Math.min(from[1], to[1]), width, height);
    case 'long-table': return longTable(x, y, seatsAlong(Math.hypot(width, to[1] - from[1])) * 2, angleOf(from, to));
    case 'area':
      return {
        number: 1, kind: 'area', capacity: 100,
        geometry: { x, y, width: rounded(Math.max(width, 10)), height: rounded(Math.max(height, 10)) },
      };
  }
}

const isClick = ({ from, to }: Stroke) => Math.hypot(to[0] - from[0], to[1] - from[1]) < clickReach;

const around = ([x, y]: Stroke['from'], [width, height]: readonly [number, number]): Stroke =>
  ({ from: [x - width / 2, y - height / 2], to: [x + width / 2, y + height / 2] });

const angleOf = (from: Stroke['from'], to: Stroke['to']) =>
  normalised((Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI);

const seatsAlong = (length: number) => within(Math.round(length / usual.seatSpacing) + 1, 1, bounds.side);

export const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

const gridOf = (width: number, height: number) => ({
  rows: within(Math.round(height / usual.rowSpacing) + 1, 1, bounds.side),
  seats_per_row: seatsAlong(width),
});

/** The ends of an arc come nearer to the front: its middle lies so far behind that they are where the stroke began. */
function arcIn(x: number, top: number, width: number, height: number): Sub {
  const radius = rounded(Math.max(width, 60));
  const depth = radius * (1 - Math.cos(width / 2 / radius));
  return { number: 1, ...gridOf(width, height - depth), geometry: { x, y: rounded(top + depth), radius } };
}

function rowAlong(from: Stroke['from'], to: Stroke['to'], x: number, y: number): Sub {
  const rotation = angleOf(from, to);
  const seats = seatsAlong(Math.hypot(to[0] - from[0], to[1] - from[1]));
  return { number: 1, rows: 1, seats_per_row: seats, geometry: { x, y, ...(rotation !== 0 && { rotation }) } };
}

function roundTables(left: number, top: number, width: number, height: number): Sub {
  const columns = within(Math.floor(width / tableSpacing) + 1, 1, 20);
  const lines = within(Math.floor(height / tableSpacing) + 1, 1, 10);
  const rows = Array.from({ length: columns * lines }, (_, i) => ({
    x: rounded(left + (i % columns) * tableSpacing), y: rounded(top + Math.floor(i / columns) * tableSpacing),
  }));
  return {
    number: 1, kind: 'tables', rows: rows.length, seats_per_row: tableSeats,
    row_labels: rows.map((_, i) => `T${i + 1}`),
    geometry: { x: rounded(left), y: rounded(top), radius: tableRadius, rows },
  };
}

/** One table with seats along both of its long sides. Its row keeps its middle and direction beside the places. */
export function longTable(x: number, y: number, seats: number, rotation: number): Sub {
  const places = within(seats, 2, bounds.tableSeats);
  return {
    number: 1, kind: 'tables', rows: 1, seats_per_row: places, row_labels: ['T1'],
    geometry: { x, y, ...(rotation !== 0 && { rotation }), rows: [longRow(x, y, places, rotation)] },
  };
}

export function longRow(x: number, y: number, seats: number, rotation: number): RowGeometry {
  const side = Math.ceil(seats / 2);
  const turn = (rotation * Math.PI) / 180;
  const places = Array.from({ length: seats }, (_, i) => {
    const along = ((i % side) - (side - 1) / 2) * usual.seatSpacing;
    const across = i < side ? -longTableDepth / 2 : longTableDepth / 2;
    return turned(x, y, turn, along, across).map(rounded);
  });
  return { x, y, rotation, places };
}
