import type { Bounds, Point } from './layout';
import type { Group } from './groups';
import { middleOf } from './groups';

/** What is known of the view from a place: from positions alone. */
export interface SeatSketch {
  /** To the middle of the stage. */
  distanceM: number;
  /** To the right of straight ahead of the row, in degrees; negative to the left. */
  angle: number;
  /** Of the eyes above the stage. */
  heightM: number;
  /** Width of the stage as it is seen, in degrees. */
  widthDegrees: number;
  rowsInFront: number;
}

/** Two seats that are neighbours are about half a metre apart. */
const seatWidthM = 0.5;
/** What one row usually stands above the one in front of it, and the eyes of somebody who sits above the first row. */
const riseM = 0.25;
const firstEyesM = 0.2;

export function sketchOf(group: Group, stage: Bounds): SeatSketch | null {
  const { block, places } = group;
  const seat = places[Math.floor((places.length - 1) / 2)];
  if (seat === undefined || block.places === null) return null;
  const at = middleOf({ block, places: [seat] });
  const target: Point = [(stage.left + stage.right) / 2, (stage.top + stage.bottom) / 2];
  const [dx, dy] = [target[0] - at[0], target[1] - at[1]];
  const metres = seatWidthM / block.seatSpacing;
  const away = Math.hypot(dx, dy) * metres;
  const rowsInFront = Math.floor(seat / block.plan.seats_per_row);
  const [alongX, alongY] = alongRow(group, seat);
  // People look across their row; of its two sides, to the one where the stage is.
  const [aheadX, aheadY] = dx * -alongY + dy * alongX >= 0 ? [-alongY, alongX] : [alongY, -alongX];
  const ahead = dx * aheadX + dy * aheadY;
  // With y downwards, the right hand is the ahead direction turned clockwise on the screen.
  const right = dx * -aheadY + dy * aheadX;
  const stageWidthM = (stage.right - stage.left) * metres;
  return {
    distanceM: away, angle: (Math.atan2(right, ahead) * 180) / Math.PI, rowsInFront,
    heightM: firstEyesM + rowsInFront * riseM,
    widthDegrees: (2 * Math.atan(stageWidthM / 2 / Math.max(away, 1)) * 180) / Math.PI,
  };
}

/** The direction of the row at a seat, from its neighbours; level where it has none. */
function alongRow({ block }: Group, seat: number): Point {
  const { places, plan } = block;
  const inRow = (i: number) => i >= 0 && Math.floor(i / plan.seats_per_row) === Math.floor(seat / plan.seats_per_row);
  const pointOf = (i: number) => [places?.[2 * i] ?? NaN, places?.[2 * i + 1] ?? NaN] as const;
  const near = [seat - 1, seat, seat + 1].filter(inRow).map(pointOf).filter(([x]) => Number.isFinite(x));
  const [first, last] = [near[0], near.at(-1)];
  const [x, y] = first && last ? [last[0] - first[0], last[1] - first[1]] : [0, 0];
  const length = Math.hypot(x, y);
  return length > 0 ? [x / length, y / length] : [1, 0];
}
