import type { Drawing, SectionPlan, SubsectionPlan } from '../../shared/api/types';
import { placeAtIndex } from './brush';
import { gapsOf, kindOf, nullable, sectionOf, seatsOf, type PlanDraft, type Sub } from './document';
import { outlineOf, placesOf } from './positions';

/** A seat of an area has no place of its own: any will do. */
const areaWidth = 200;

/** A subsection as the pages for buyers have it. */
export function namedPlan(sub: Sub): SubsectionPlan {
  const area = kindOf(sub) === 'area';
  const kind = kindOf(sub);
  return {
    number: sub.number,
    rows: area ? Math.ceil((sub.capacity ?? 1) / areaWidth) : sub.rows ?? 1,
    seats_per_row: area ? Math.min(areaWidth, sub.capacity ?? 1) : sub.seats_per_row ?? 1,
    seats_total: seatsOf(sub),
    unavailable: area ? [] : [...gapsOf(sub)].map((index) => placeAtIndex(sub, index)),
    accessible: sub.accessible ?? [],
    ...(sub.companion && { companion: sub.companion }),
    ...(kind !== 'seats' && { kind }),
    ...(sub.label != null && { label: sub.label }),
    ...(sub.row_labels && { row_labels: sub.row_labels }),
    ...(sub.numbering && { numbering: numberingOf(sub.numbering) }),
    ...(sub.row_numberings && {
      row_numberings: sub.row_numberings.map((one) => nullable(one) && numberingOf(one)) as Numbering[],
    }),
  };
}

type Numbering = NonNullable<SubsectionPlan['numbering']>;

const numberingOf = (numbering: NonNullable<Sub['numbering']>): Numbering => ({
  start: numbering.start ?? 1, step: numbering.step ?? 1, from: numbering.from === 'right' ? 'right' : 'left',
  skip_gaps: numbering.skip_gaps === true, ...(numbering.labels && { labels: numbering.labels }),
});

/** The plan as an event made from it would be answered: sections without prices. */
export const sectionPlans = (draft: PlanDraft): SectionPlan[] => draft.sections.map((section) => {
  const subsections = draft.blocks.filter(({ sectionId }) => sectionId === section.id).map(({ sub }) => namedPlan(sub));
  return {
    name: section.name, price: 0, seats_total: subsections.reduce((sum, sub) => sum + sub.seats_total, 0), subsections,
  };
});

/** Where everything is, as the server draws it. */
export const drawingOf = (draft: PlanDraft): Drawing => ({
  drawing: draft.drawing,
  sections: draft.sections.map(({ id, name, category, floor }) => ({
    name, category: category ?? null, floor: floor ?? null,
    subsections: draft.blocks.filter(({ sectionId }) => sectionId === id).map(({ sub }) => ({
      number: sub.number, outline: outlineOf(sub).map(([x, y]) => [x, y]),
      rows: kindOf(sub) === 'area' ? null : rowsOf(sub),
    })),
  })),
});

function rowsOf(sub: Sub): number[][][] {
  const [places, gaps, width] = [placesOf(sub), gapsOf(sub), sub.seats_per_row ?? 1];
  return Array.from({ length: sub.rows ?? 0 }, (_, row) =>
    Array.from({ length: width }, (__, seat) => {
      const i = row * width + seat;
      // The contract's types have no null inside a list; the answer has one where nothing is for sale.
      return gaps.has(i) ? (null as never) : [places[2 * i] ?? 0, places[2 * i + 1] ?? 0];
    }));
}

/** The colour that most seats of each section have. */
export function sectionColours(draft: PlanDraft, plain: string): ReadonlyMap<string, string> {
  const colours = new Map((draft.drawing?.categories ?? []).map(({ name, color }) => [name, color] as const));
  return new Map(draft.sections.map((section) => {
    const block = draft.blocks.find((one) => sectionOf(draft, one) === section);
    return [section.name, colours.get(section.category ?? block?.sub.category ?? '') ?? plain] as const;
  }));
}
