import type { Pricing } from '../../shared/api/types';

/** What a section's seats of a category cost now, by kind of buyer. */
export type ShownPrice = Pricing['shown'][number];

/** Who comes, by name of the kind. */
export type KindCounts = Readonly<Record<string, number>>;

interface Place {
  subsection: number;
  row: number;
  seat: number;
}

export const pricesOfSection = (pricing: Pricing, section: string): ShownPrice[] =>
  pricing.shown.filter((shown) => shown.section === section);

/** The last block that has the seat names its category; without one it has none. */
export function categoryOf(pricing: Pricing, section: string, { subsection, row, seat }: Place): string | null {
  const block = pricing.seats.findLast(
    (b) => b.section === section && b.subsection === subsection && row >= b.from_row && row <= b.to_row
      && seat >= b.from_seat && seat <= b.to_seat,
  );
  return block?.category ?? null;
}

export const shownFor = (pricing: Pricing, section: string, category: string | null): ShownPrice | undefined => {
  const shown = pricesOfSection(pricing, section);
  return shown.find((price) => price.category === category) ?? shown[0];
};

/** What somebody of a kind pays; of the first kind if it is not named. */
export const priceFor = (shown: ShownPrice | undefined, kind: string | undefined): number =>
  (shown?.prices.find((price) => price.kind === kind) ?? shown?.prices[0])?.price ?? 0;

/** The kinds of a party one by one, in the order of the event: adults first. */
export const kindsInOrder = (pricing: Pricing, counts: KindCounts): string[] =>
  pricing.kinds.flatMap(({ name }) => Array.from({ length: counts[name] ?? 0 }, () => name));

/** A party of a size, all of the first kind. */
export const usualParty = (pricing: Pricing, size: number): KindCounts =>
  pricing.kinds[0] === undefined ? {} : { [pricing.kinds[0].name]: size };

export const partySizeOf = (counts: KindCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** The most that a seat of the party may cost: what the order is refused for if it would cost more. */
export function dearest(pricing: Pricing, section: string, category: string | null, kinds: readonly string[]): number {
  const shown = pricesOfSection(pricing, section).filter((price) => category === null || price.category === category);
  const wanted = kinds.length === 0 ? [undefined] : kinds;
  return Math.max(0, ...shown.flatMap((price) => wanted.map((kind) => priceFor(price, kind))));
}

/** "Rows 1–2", "Row 3, seats 5–8": where a category is, in the words of numbers. */
export const blocksOf = (pricing: Pricing, section: string, category: string) =>
  pricing.seats.filter((block) => block.section === section && block.category === category);
