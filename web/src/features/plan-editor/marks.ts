import { categoriesOf } from './brush';
import { gapsOf, placeIndex, type Sub } from './document';

export const plainPlace = 0;
export const accessiblePlace = 1;
export const gapPlace = 2;
export const companionPlace = 3;

/** What each place is, for drawing: numbers by place, because 50,000 of them are read for a frame. */
export interface Marks {
  /** All categories that occur, once each. */
  distinct: readonly (string | null)[];
  /** The index of its category in `distinct`. */
  category: Uint16Array;
  /** plainPlace, accessiblePlace, gapPlace or companionPlace. */
  state: Uint8Array;
  hasGaps: boolean;
}

const cache = new WeakMap<Sub, { ofSection: string | null; marks: Marks }>();

export function marksOf(sub: Sub, ofSection: string | null): Marks {
  const known = cache.get(sub);
  if (known?.ofSection === ofSection) return known.marks;
  const categories = categoriesOf(sub, ofSection);
  const distinct = [...new Set(categories)];
  const gaps = gapsOf(sub);
  const state = new Uint8Array(categories.length);
  for (const place of sub.accessible ?? []) state[placeIndex(sub, place)] = accessiblePlace;
  for (const place of sub.companion ?? []) state[placeIndex(sub, place)] = companionPlace;
  for (const index of gaps) state[index] = gapPlace;
  const marks: Marks = {
    distinct, state, hasGaps: gaps.size > 0,
    category: Uint16Array.from(categories, (category) => distinct.indexOf(category)),
  };
  cache.set(sub, { ofSection, marks });
  return marks;
}
