import { categoriesOf } from './brush';
import { gapsOf, placeIndex, type Sub } from './document';

/** What each place is, for drawing. */
export interface Marks {
  categories: readonly (string | null)[];
  /** All that occur, once each. */
  distinct: readonly (string | null)[];
  gaps: ReadonlySet<number>;
  accessible: ReadonlySet<number>;
}

const cache = new WeakMap<Sub, { ofSection: string | null; marks: Marks }>();

export function marksOf(sub: Sub, ofSection: string | null): Marks {
  const known = cache.get(sub);
  if (known?.ofSection === ofSection) return known.marks;
  const categories = categoriesOf(sub, ofSection);
  const marks: Marks = {
    categories, distinct: [...new Set(categories)], gaps: gapsOf(sub),
    accessible: new Set((sub.accessible ?? []).map((place) => placeIndex(sub, place))),
  };
  cache.set(sub, { ofSection, marks });
  return marks;
}
