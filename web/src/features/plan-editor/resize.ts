import { companionsAlone } from './brush';
import { kindOf, nullable, placeIndex, type Geometry, type Place, type Sub } from './document';
import { longRow } from './shapes';
import { tableAt } from './positions';
import { rounded } from './transform';

/** Two tables that are added stand so far apart. */
const tableSpacing = 60;

/** The block with other numbers of rows and places. What lies outside it then goes: marks, labels and positions. */
export function resized(sub: Sub, rows: number, width: number): Sub {
  const inside = ({ row, seat }: Place) => row <= rows && seat <= width;
  const { unavailable, accessible, row_lengths, row_labels, row_numberings, row_order, best_seat, categories } = sub;
  const { unavailable: _u, accessible: _a, companion: _m, row_lengths: _l, row_labels: _r, row_numberings: _n,
    row_order: _o, best_seat: _b, categories: _c, ...rest } = sub;
  const keep = <T>(list: readonly T[] | null | undefined, most: number) => {
    const kept = (list ?? []).slice(0, most);
    return kept.length > 0 ? kept : null;
  };
  const gaps = (unavailable ?? []).filter(inside);
  const marked = (accessible ?? []).filter(inside);
  const beside = companionsWithin(sub, { ...sub, seats_per_row: width, accessible: marked }, inside);
  const lengths = keep(row_lengths, rows)?.map((length) => (length === null ? null : Math.min(length, width)));
  const labels = labelsFor(sub, keep(row_labels, rows), rows);
  const numberings = keep(row_numberings, rows)?.map((one) =>
    nullable(one)?.labels ? { ...one, labels: (one.labels ?? []).slice(0, width) } : one);
  const blocks = (categories ?? []).filter((block) => block.from_row <= rows && (block.from_seat ?? 1) <= width)
    .map((block) => ({
      ...block,
      ...(block.to_row != null && { to_row: Math.min(block.to_row, rows) }),
      ...(block.to_seat != null && { to_seat: Math.min(block.to_seat, width) }),
    }));
  return {
    ...rest, rows, seats_per_row: width,
    ...(gaps.length > 0 && { unavailable: gaps }),
    ...(marked.length > 0 && { accessible: marked }),
    ...(beside.length > 0 && { companion: beside }),
    ...(lengths && { row_lengths: lengths }),
    ...(labels && { row_labels: labels }),
    ...(numberings && { row_numberings: numberings }),
    ...(row_order && row_order.every((row) => (row ?? 0) <= rows) && { row_order }),
    ...(best_seat != null && best_seat <= width && { best_seat }),
    ...(blocks.length > 0 && { categories: blocks }),
    ...(sub.geometry && { geometry: geometryFor(sub, sub.geometry, rows, width) }),
  };
}

/** Companion seats of the block as it will be, but those whose wheelchair place goes. */
function companionsWithin(before: Sub, after: Sub, inside: (place: Place) => boolean): Place[] {
  const [waited, companion] = [companionsAlone(before), (before.companion ?? []).filter(inside)];
  const alone = companionsAlone({ ...after, companion });
  return companion.filter((place) => waited.has(placeIndex(before, place)) || !alone.has(placeIndex(after, place)));
}

/** Tables that are added go on with T9, T10 …; rows without a label have their number. */
function labelsFor(sub: Sub, labels: string[] | null, rows: number): string[] | null {
  if (labels === null || kindOf(sub) !== 'tables' || labels.length < (sub.rows ?? 0)) return labels;
  const taken = new Set(labels);
  const more = [...labels];
  for (let number = 1; more.length < rows; number++) {
    if (!taken.has(`T${number}`)) more.push(`T${number}`);
  }
  return more;
}

function geometryFor(sub: Sub, geometry: Geometry, rows: number, width: number): Geometry {
  const own = geometry.rows;
  if (!own) return geometry;
  const sized = own.slice(0, rows).map((row) => {
    if (!row?.places || width === sub.seats_per_row) return row;
    if (kindOf(sub) === 'tables' && row.x != null && row.y != null) {
      return longRow(row.x, row.y, width, row.rotation ?? 0);
    }
    // Places of a row that are named one by one: those that are left stay where they are.
    return { ...row, places: row.places.slice(0, width) };
  });
  if (kindOf(sub) !== 'tables') return { ...geometry, rows: sized };
  // A further table stands beside the last one.
  for (let row = sized.length + 1; row <= rows; row++) {
    const last = sized.at(-1);
    const { x, y } = tableAt({ ...sub, geometry: { ...geometry, rows: sized } }, row - 1);
    const at = { x: rounded(x + tableSpacing), y };
    sized.push(last?.places ? longRow(at.x, at.y, width, last.rotation ?? 0) : at);
  }
  return { ...geometry, rows: sized };
}
