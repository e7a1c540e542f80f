import { besideOf, keptPlacesOf, type KeptPlaces } from '../../shared/plan/companionSeats';
import { hasSeats, type Block } from './layout';
import type { BlockSeats, LiveSeats } from './liveSeats';
import type { PriceBook } from './priceBook';

/** Which places somebody wants to see. */
export interface SeatFilter {
  /** Both in minor units; null for no bound. */
  priceFrom: number | null;
  priceTo: number | null;
  /** Only where the whole party can sit side by side. */
  together: boolean;
  /** Only wheelchair places, with the companion seats beside them. */
  accessible: boolean;
  /** Draw nothing where somebody sits. */
  hideTaken: boolean;
}

export const noFilter: SeatFilter = {
  priceFrom: null, priceTo: null, together: false, accessible: false, hideTaken: false,
};

/** How many of its choices are made. */
export const filterCount = (filter: SeatFilter) =>
  Number(filter.priceFrom !== null || filter.priceTo !== null) + Number(filter.together) + Number(filter.accessible)
  + Number(filter.hideTaken);

export const wantsPrice = ({ priceFrom, priceTo }: SeatFilter, price: number) =>
  (priceFrom === null || price >= priceFrom) && (priceTo === null || price <= priceTo);

/** The free places that pass a filter, by block; what is known of a block's seats is looked through once. */
export class SeatChoice {
  private readonly masks = new Map<string, { seats: BlockSeats; seq: number; mask: Uint8Array }>();

  constructor(
    readonly filter: SeatFilter, private readonly partySize: number, private readonly book: PriceBook,
    private readonly seats: LiveSeats,
  ) {}

  /** False where nothing can change what is drawn: every free place passes. */
  get narrows(): boolean {
    const { priceFrom, priceTo, together, accessible } = this.filter;
    return priceFrom !== null || priceTo !== null || together || accessible;
  }

  /** A byte a place, 1 for those that pass; undefined while the block's seats are not known. */
  maskOf(block: Block): Uint8Array | undefined {
    const seats = this.seats.of(block.key);
    if (seats === undefined) return undefined;
    const known = this.masks.get(block.key);
    if (known !== undefined && known.seats === seats && known.seq === seats.seq) return known.mask;
    const mask = this.makeMask(block, seats);
    this.masks.set(block.key, { seats, seq: seats.seq, mask });
    return mask;
  }

  /** Whether a block has something to offer, by its seats where they are known, else by its counts. */
  wants(block: Block): boolean {
    const { present } = this.book.levelsOf(block);
    if (!present.some((level) => wantsPrice(this.filter, this.book.levels[level] ?? 0))) return false;
    if (this.filter.accessible && block.plan.accessible.length === 0) return false;
    const mask = hasSeats(block) ? this.maskOf(block) : undefined;
    if (mask !== undefined) return mask.includes(1);
    return (this.seats.availableIn(block.key) ?? Infinity) >= (this.filter.together ? this.partySize : 1);
  }

  private makeMask(block: Block, { digits }: BlockSeats): Uint8Array {
    const { filter, book } = this;
    const mask = new Uint8Array(digits.length);
    const wanted = book.levels.map((price) => wantsPrice(filter, price));
    for (let i = 0; i < digits.length; i++) {
      if (digits[i] === 0 && wanted[book.levelOf(block, i)] !== false) mask[i] = 1;
    }
    if (filter.together) keepRuns(mask, block.plan.seats_per_row, this.partySize);
    // Last, because those who come along sit beside a wheelchair place.
    return filter.accessible ? keptOnly(mask, keptPlacesOf(block.plan)) : mask;
  }
}

/** Leaves wheelchair places, and the companion seats beside one of those. */
const keptOnly = (mask: Uint8Array, kept: KeptPlaces): Uint8Array => mask.map((passes, i) => Number(
  passes === 1 && (kept.wheelchairs.has(i)
    || (kept.companions.has(i) && besideOf(i, kept).some((wheelchair) => mask[wheelchair] === 1)))));

/** Clears what is not part of so many places side by side. */
function keepRuns(mask: Uint8Array, perRow: number, length: number): void {
  let run = 0;
  for (let i = 0; i <= mask.length; i++) {
    if (i % perRow === 0 || mask[i] !== 1) {
      if (run < length) mask.fill(0, i - run, i);
      run = 0;
    }
    run += mask[i] ?? 0;
  }
}
