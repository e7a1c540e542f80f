import type { Cursor } from './cursor';
import type { Block, VenueLayout } from './layout';
import type { LiveSeats } from './liveSeats';
import type { PriceBook } from './priceBook';
import type { SeatChoice } from './seatFilter';

export interface Colours {
  ground: string;
  line: string;
  ink: string;
  muted: string;
  taken: string;
  pick: string;
  onPick: string;
  mine: string;
  focus: string;
  /** By level of price, the dearest first. */
  levels: readonly string[];
}

export interface Scene {
  layout: VenueLayout;
  seats: LiveSeats;
  colours: Colours;
  /** Places as `block key:index`. */
  picked: ReadonlySet<string>;
  mine: ReadonlySet<string>;
  /** Places that are pointed out: suggestions, and what is offered for a lost seat. */
  marked: ReadonlySet<string>;
  book: PriceBook;
  choice: SeatChoice;
  /** Where the keyboard is; null while it is elsewhere on the page. */
  cursor: Cursor | null;
  labels: { stage: string; soldOut: string; left: (count: number) => string };
}

export const placeKey = (block: string, index: number | '') => `${block}:${index}`;

export const blockColour = ({ book, colours }: Scene, block: Block) =>
  colours.levels[book.levelsOf(block).main] ?? colours.line;
