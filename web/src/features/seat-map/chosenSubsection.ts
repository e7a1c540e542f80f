import type { SectionPlan } from '../../shared/api/types';

/** The subsection that the address names, if the plan has it. A section's only subsection needs no name. */
export function chosenSubsection(section: SectionPlan, named: string | null): number | null {
  const number = named === null && section.subsections.length === 1 ? section.subsections[0]?.number : Number(named);
  return section.subsections.find((sub) => sub.number === number)?.number ?? null;
}
