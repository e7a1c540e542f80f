import { boundsAround, union, type Bounds, type Point } from '../venue-map';
import {
  focusId, kindOf, nullable, stageId, type Geometry, type PlanBlock, type PlanDraft, type PlanDrawing, type RowGeometry,
  type Sub,
} from './document';
import { blockBounds, tableAt, turned } from './positions';

/** Hundredths of the plan's unit are finer than anybody draws. */
export const rounded = (length: number): number => Math.round(length * 100) / 100;

/** -180 to 180 degrees. */
export const normalised = (degrees: number): number => rounded(((((degrees + 180) % 360) + 360) % 360) - 180);

type Shift = (x: number, y: number) => Point;

export const moveBlock = (sub: Sub, dx: number, dy: number): Sub => shifted(sub, (x, y) => [x + dx, y + dy], 0);

/** Turns a block around a point. */
export function turnBlock(sub: Sub, degrees: number, [px, py]: Point): Sub {
  const turn = (degrees * Math.PI) / 180;
  return shifted(tablesOnTheirOwn(sub), (x, y) => turned(px, py, turn, x - px, y - py), degrees);
}

/** A row of tables is always level; tables that are turned stand each for itself. */
function tablesOnTheirOwn(sub: Sub): Sub {
  if (kindOf(sub) !== 'tables') return sub;
  const rows = Array.from({ length: sub.rows ?? 0 }, (_, i) => {
    const { x, y } = tableAt(sub, i + 1);
    return { ...nullable(sub.geometry?.rows?.[i]), x, y };
  });
  return { ...sub, geometry: { ...sub.geometry, rows } };
}

function shifted(sub: Sub, shift: Shift, degrees: number): Sub {
  const geometry = sub.geometry ?? {};
  const [x, y] = shift(geometry.x ?? 0, geometry.y ?? 0);
  const moved: Geometry = {
    ...geometry, x: rounded(x), y: rounded(y),
    ...(degrees !== 0 && { rotation: normalised((geometry.rotation ?? 0) + degrees) }),
    ...(geometry.rows && { rows: geometry.rows.map((row) => nullable(row) && shiftedRow(row, shift, degrees)) }),
  } as Geometry;
  return { ...sub, geometry: moved };
}

function shiftedRow(row: RowGeometry, shift: Shift, degrees: number): RowGeometry {
  const middle = row.x != null && row.y != null ? shift(row.x, row.y) : null;
  return {
    ...row,
    ...(middle && { x: rounded(middle[0]), y: rounded(middle[1]) }),
    ...(degrees !== 0 && row.rotation != null && { rotation: normalised(row.rotation + degrees) }),
    ...(row.places && {
      places: row.places.map((place) =>
        nullable(place) && shift(place[0] ?? 0, place[1] ?? 0).map(rounded)) as number[][],
    }),
  };
}

/** What a drawing's stage covers. */
export const stageBounds = (stage: NonNullable<PlanDrawing['stage']>): Bounds =>
  boundsAround(stage.x ?? 0, stage.y ?? 0, stage.width ?? 100, stage.height ?? 20);

/** The focal point is a point; this much around it can be taken hold of. */
export const focusReach = 8;

export function boundsOfId(draft: PlanDraft, id: string): Bounds | null {
  if (id === stageId) return draft.drawing?.stage ? stageBounds(draft.drawing.stage) : null;
  if (id === focusId) {
    const focus = draft.drawing?.focal_point;
    return focus ? boundsAround(focus.x ?? 0, focus.y ?? 0, 2 * focusReach, 2 * focusReach) : null;
  }
  const block = draft.blocks.find((one) => one.id === id);
  return block ? blockBounds(block.sub) : null;
}

/** Around all of these; null where none of them is there. */
export function boundsOfIds(draft: PlanDraft, ids: readonly string[]): Bounds | null {
  const all = ids.map((id) => boundsOfId(draft, id)).filter((one) => one !== null);
  return all.length === 0 ? null : union(all);
}

export const middleOf = ({ left, top, right, bottom }: Bounds): Point => [(left + right) / 2, (top + bottom) / 2];

/** Everything that is drawn. */
export function planBounds(draft: PlanDraft): Bounds {
  const all = [
    ...draft.blocks.map((block: PlanBlock) => blockBounds(block.sub)),
    ...[stageId, focusId].flatMap((id) => boundsOfId(draft, id) ?? []),
  ];
  return all.length === 0 ? boundsAround(0, 0, 400, 300) : union(all);
}
