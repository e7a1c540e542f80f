import { mapBlocks } from './commands';
import type { PlanDraft, Sub } from './document';

export interface Category {
  name: string;
  color: string;
}

/** Told apart by people who see red and green alike (Okabe and Ito), dark enough for a white number. */
const palette = ['#0072b2', '#d55e00', '#007a5e', '#b0568c', '#7a5c00', '#5b4fa2', '#8b1e3f', '#3d5a6c'];

export const categoriesIn = (draft: PlanDraft): Category[] =>
  (draft.drawing?.categories ?? []).flatMap(({ name, color }) => (name && color ? [{ name, color }] : []));

const withCategories = (draft: PlanDraft, categories: Category[]): PlanDraft => {
  const { categories: _, ...drawing } = draft.drawing ?? {};
  return { ...draft, drawing: { ...drawing, ...(categories.length > 0 && { categories }) } };
};

export function addCategory(draft: PlanDraft, name: string): PlanDraft {
  const now = categoriesIn(draft);
  return withCategories(draft, [...now, { name, color: palette[now.length % palette.length] ?? '#3d5a6c' }]);
}

export const recolour = (draft: PlanDraft, name: string, color: string): PlanDraft =>
  withCategories(draft, categoriesIn(draft).map((one) => (one.name === name ? { name, color } : one)));

/** Everywhere: in the list, in sections and in blocks. */
export function renameCategory(draft: PlanDraft, from: string, to: string): PlanDraft {
  const name = (text: string | null | undefined) => (text === from ? to : text);
  const named = withCategories(draft, categoriesIn(draft).map((one) => ({ ...one, name: name(one.name) ?? to })));
  return {
    ...mapBlocks(named, named.blocks.map(({ id }) => id), ({ sub }) => usesCategory(sub, from)
      ? {
          ...sub,
          ...(sub.category != null && { category: name(sub.category) ?? null }),
          ...(sub.categories && {
            categories: sub.categories.map((block) => ({ ...block, category: name(block.category) ?? to })),
          }),
        }
      : sub),
    sections: named.sections.map((one) => (one.category === from ? { ...one, category: to } : one)),
  };
}

/** What had it has its section's, or none. */
export function removeCategory(draft: PlanDraft, gone: string): PlanDraft {
  const rest = withCategories(draft, categoriesIn(draft).filter(({ name }) => name !== gone));
  return {
    ...mapBlocks(rest, rest.blocks.map(({ id }) => id), ({ sub }) => {
      if (!usesCategory(sub, gone)) return sub;
      const { category, categories, ...others } = sub;
      const blocks = (categories ?? []).filter((block) => block.category !== gone);
      return {
        ...others,
        ...(category != null && category !== gone && { category }),
        ...(blocks.length > 0 && { categories: blocks }),
      };
    }),
    sections: rest.sections.map((one) => {
      if (one.category !== gone) return one;
      const { category: _, ...others } = one;
      return others;
    }),
  };
}

const usesCategory = (sub: Sub, name: string) =>
  sub.category === name || (sub.categories ?? []).some((block) => block.category === name);
