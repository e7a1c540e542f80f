import type { PlanDocument } from '../../shared/api/types';

type Section = NonNullable<NonNullable<PlanDocument['sections']>[number]>;
export type Block = NonNullable<NonNullable<Section['subsections']>[number]>;

/** A block of seats that can be changed seat by seat: an area has none. */
export interface SeatBlock {
  section: string;
  sectionIndex: number;
  blockIndex: number;
  block: Block;
}

/** Blocks of the plan with rows and seats, in its order. */
export const seatBlocks = (plan: PlanDocument): SeatBlock[] =>
  (plan.sections ?? []).flatMap((section, sectionIndex) =>
    (section?.subsections ?? []).flatMap((block, blockIndex) =>
      section && block && block.kind !== 'area'
        ? [{ section: section.name ?? '', sectionIndex, blockIndex, block }]
        : []));

const has = (places: readonly { row: number; seat: number }[] | null | undefined, row: number, seat: number) =>
  places?.some((place) => place.row === row && place.seat === seat) === true;

export const isBlocked = (block: Block, row: number, seat: number) => has(block.unavailable, row, seat);
export const isAccessible = (block: Block, row: number, seat: number) => has(block.accessible, row, seat);

/** What a click on a seat does. */
export type EditKind = 'block' | 'accessible';

/** The plan with a seat blocked or for sale again, or accessible or ordinary. A blocked seat is not accessible. */
export function toggleSeat(plan: PlanDocument, at: SeatBlock, row: number, seat: number, kind: EditKind): PlanDocument {
  const other = (places: Block['unavailable']) =>
    (places ?? []).filter((place) => place.row !== row || place.seat !== seat);
  const sorted = (places: NonNullable<Block['unavailable']>) =>
    [...places].sort((a, b) => a.row - b.row || a.seat - b.seat);
  const { block } = at;
  const blocked = isBlocked(block, row, seat);
  if (kind === 'accessible' && blocked) return plan;
  const changed: Block = kind === 'block'
    ? {
        ...block,
        unavailable: blocked ? other(block.unavailable) : sorted([...(block.unavailable ?? []), { row, seat }]),
        accessible: other(block.accessible),
      }
    : {
        ...block,
        accessible: isAccessible(block, row, seat)
          ? other(block.accessible)
          : sorted([...(block.accessible ?? []), { row, seat }]),
      };
  return withBlock(plan, at, changed);
}

/** The plan with so many rows more at the end of a block. */
export const addRows = (plan: PlanDocument, at: SeatBlock, rows: number): PlanDocument =>
  withBlock(plan, at, { ...at.block, rows: (at.block.rows ?? 0) + rows });

const withBlock = (plan: PlanDocument, at: SeatBlock, changed: Block): PlanDocument => ({
  ...plan,
  sections: (plan.sections ?? []).map((section, i) =>
    section === null || i !== at.sectionIndex
      ? section
      : { ...section, subsections: (section.subsections ?? []).map((b, j) => (j === at.blockIndex ? changed : b)) }),
});
