import type { Drawing } from '../../shared/api/types';

/** The outlines of all sections with the places of those that were asked for. */
export function withPlaces(outlines: Drawing, detailed: readonly (Drawing | null)[]): Drawing {
  const known = new Map(detailed.flatMap((drawing) => drawing?.sections ?? [])
    .flatMap((section) => section.subsections
      .filter((sub) => sub.rows !== null).map((sub) => [`${section.name}/${sub.number}`, sub] as const)));
  return {
    ...outlines,
    sections: outlines.sections.map((section) => ({
      ...section,
      subsections: section.subsections.map((sub) => known.get(`${section.name}/${sub.number}`) ?? sub),
    })),
  };
}
