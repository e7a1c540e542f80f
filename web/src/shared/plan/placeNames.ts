import type { SectionPlan, SubsectionPlan } from '../api/types';

type Plan = Pick<
  SubsectionPlan, 'kind' | 'label' | 'row_labels' | 'numbering' | 'row_numberings' | 'seats_per_row' | 'unavailable'
>;

export const isArea = (plan: Pick<SubsectionPlan, 'kind'> | undefined) => plan?.kind === 'area';
export const isTables = (plan: Pick<SubsectionPlan, 'kind'> | undefined) => plan?.kind === 'tables';

/** What people call a row or a table: its label, else its number. */
export const rowName = (plan: Plan | undefined, row: number): string => plan?.row_labels?.[row - 1] ?? String(row);

/** What people call a seat. The server prints tickets by the same rule (SeatNames.cs). */
export function seatName(plan: Plan | undefined, row: number, seat: number): string {
  const numbering = plan?.row_numberings?.[row - 1] ?? plan?.numbering;
  if (plan === undefined || numbering === undefined || numbering === null) return String(seat);
  const label = numbering.labels?.[seat - 1];
  if (label !== undefined && label !== null) return label;
  const fromRight = numbering.from === 'right';
  let before = fromRight ? plan.seats_per_row - seat : seat - 1;
  if (numbering.skip_gaps) {
    const gaps = plan.unavailable.filter((gap) => gap.row === row);
    before -= gaps.filter((gap) => (fromRight ? gap.seat > seat : gap.seat < seat)).length;
  }
  return String(numbering.start + numbering.step * before);
}

/** A function that names the seats of a row, which asks for its gaps once. */
export function seatNamesOf(plan: Plan | undefined, row: number): (seat: number) => string {
  if (plan === undefined) return String;
  const ofRow = { ...plan, unavailable: plan.unavailable.filter((gap) => gap.row === row) };
  return (seat) => seatName(ofRow, row, seat);
}

export const findSubsection = (
  plan: readonly SectionPlan[] | undefined, section: string, subsection: number,
): SubsectionPlan | undefined =>
  plan?.find(({ name }) => name === section)?.subsections.find(({ number }) => number === subsection);
