import type { Pricing } from '../../shared/api/types';
import { categoryOf, priceFor, shownFor } from '../prices';
import type { PickedSeat } from '../seat-map';
import type { Block } from './layout';

/** Which of the book's levels the places of a block have: one for all, or one each. */
export interface BlockLevels {
  /** The level of most places. */
  main: number;
  each: Uint8Array | null;
  /** Every level of the block, once. */
  present: readonly number[];
}

/** What places cost. All prices are what is paid in the end. Places of one level cost the same. */
export class PriceBook {
  /** Every price that somebody of the first kind pays, the dearest first. */
  readonly levels: readonly number[];
  private readonly known = new Map<string, BlockLevels>();

  constructor(private readonly sections: ReadonlyMap<string, number>, private readonly pricing?: Pricing) {
    const shown = (pricing?.shown ?? []).filter(({ section }) => sections.has(section));
    const prices = shown.length === 0 ? [...sections.values()] : shown.map((price) => priceFor(price, undefined));
    this.levels = [...new Set(prices)].sort((a, b) => b - a);
  }

  /** For somebody of this kind; of the first kind if none is named. */
  priceOf(section: string, place: PickedSeat, kind?: string): number {
    const ofSection = this.sections.get(section) ?? 0;
    if (this.pricing === undefined) return ofSection;
    const shown = shownFor(this.pricing, section, categoryOf(this.pricing, section, place));
    return shown === undefined ? ofSection : priceFor(shown, kind);
  }

  levelOf(block: Block, index: number): number {
    const levels = this.levelsOf(block);
    return levels.each?.[index] ?? levels.main;
  }

  /** The levels of a block, worked out once. */
  levelsOf(block: Block): BlockLevels {
    const known = this.known.get(block.key);
    if (known !== undefined) return known;
    const { plan, section } = block;
    const at = (index: number) => this.levels.indexOf(this.priceOf(section, placeAt(block, index)));
    const differ = this.pricing?.seats.some((b) => b.section === section && b.subsection === plan.number) ?? false;
    const places = plan.rows * plan.seats_per_row;
    const each = differ ? Uint8Array.from({ length: places }, (_, i) => Math.max(0, at(i))) : null;
    const main = Math.max(0, each === null ? at(0) : mostFrequent(each));
    const levels = { main, each, present: each === null ? [main] : [...new Set(each)] };
    this.known.set(block.key, levels);
    return levels;
  }

  /** True if the block has a place of this level. */
  has(block: Block, level: number): boolean {
    return this.levelsOf(block).present.includes(level);
  }
}

/** The place behind an index of the block's places. */
export const placeAt = ({ plan }: Block, index: number): PickedSeat => ({
  subsection: plan.number, row: Math.floor(index / plan.seats_per_row) + 1, seat: (index % plan.seats_per_row) + 1,
});

export const indexOf = ({ plan }: Block, { row, seat }: { row: number; seat: number }): number =>
  (row - 1) * plan.seats_per_row + seat - 1;

function mostFrequent(values: Uint8Array): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}
