import type { PlanDocument } from '../../shared/api/types';
import { companionsAloneIn, keptPlacesOf } from '../../shared/plan/companionSeats';

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

export const isCompanion = (block: Block, row: number, seat: number) => has(block.companion, row, seat);

/** What a click on a seat does. */
export type EditKind = 'block' | 'accessible' | 'companion';

/**
 * The plan with a seat blocked or for sale again, accessible or ordinary, a companion seat or none. A blocked seat is
 * neither, and a wheelchair place that goes takes the marks of its companion seats along.
 */
export function toggleSeat(plan: PlanDocument, at: SeatBlock, row: number, seat: number, kind: EditKind): PlanDocument {
  const other = (places: Places) => (places ?? []).filter((place) => place.row !== row || place.seat !== seat);
  const toggled = (places: Places) => (has(places, row, seat)
    ? other(places)
    : [...(places ?? []), { row, seat }].sort((a, b) => a.row - b.row || a.seat - b.seat));
  const { block } = at;
  if (kind !== 'block' && isBlocked(block, row, seat)) return plan;
  const [accessible, companion] = [other(block.accessible), other(block.companion)];
  if (kind === 'companion') {
    return withBlock(plan, at, { ...block, accessible, ...companionsOf(block, toggled(block.companion)) });
  }
  const changed: Block = kind === 'block'
    ? { ...block, unavailable: toggled(block.unavailable), accessible }
    : { ...block, accessible: toggled(block.accessible) };
  const alone = aloneIn({ ...changed, companion });
  const before = aloneIn(block);
  return withBlock(plan, at, {
    ...changed, ...companionsOf(block, companion.filter((place) =>
      has(before, place.row, place.seat) || !has(alone, place.row, place.seat))),
  });
}

type Places = readonly { row: number; seat: number }[] | null | undefined;

/** A block that never had any goes out as it came. */
const companionsOf = (block: Block, companion: { row: number; seat: number }[]) =>
  companion.length > 0 ? { companion } : block.companion == null ? {} : { companion: null };

/** Companion seats of a block that are beside no wheelchair place. */
function aloneIn(block: Block): { row: number; seat: number }[] {
  const seatsPerRow = block.seats_per_row ?? 1;
  const kept = keptPlacesOf({
    seats_per_row: seatsPerRow, accessible: block.accessible ?? [], companion: block.companion ?? [],
  });
  return companionsAloneIn(kept)
    .map((index) => ({ row: Math.floor(index / seatsPerRow) + 1, seat: (index % seatsPerRow) + 1 }));
}

/** How many companion seats the plan has. */
export const companionsIn = (plan: PlanDocument): number =>
  seatBlocks(plan).reduce((count, { block }) => count + (block.companion?.length ?? 0), 0);

/** The plan with the companion seats of all blocks for everybody. */
export const withoutCompanions = (plan: PlanDocument): PlanDocument => ({
  ...plan,
  sections: (plan.sections ?? []).map((section) => section && ({
    ...section, subsections: (section.subsections ?? []).map((block) => block && ({ ...block, companion: null })),
  })),
});

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
