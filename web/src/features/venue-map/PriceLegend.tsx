import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { companionSign } from '../../shared/plan/companionSeats';
import { priceColour } from './colours';
import type { Block } from './layout';
import type { LiveSeats } from './liveSeats';
import type { PriceBook } from './priceBook';
import type { SeatFilter } from './seatFilter';

export interface PriceLeft {
  price: number;
  /** Free places of this price; undefined while it is not known. */
  left: number | undefined;
}

interface Props {
  /** The dearest first. */
  prices: readonly PriceLeft[];
  currency: string;
  filter: SeatFilter;
  /** The venue has wheelchair places. */
  withAccessible: boolean;
  /** The venue has companion seats. */
  withCompanion: boolean;
  /** Null: all of them. */
  onChoose: (price: number | null) => void;
}

/** What each colour costs, and how many are left. A press leaves only the seats of that price. */
export function PriceLegend({ prices, currency, filter, withAccessible, withCompanion, onChoose }: Props) {
  const isChosen = (price: number) => filter.priceFrom === price && filter.priceTo === price;
  return (
    <ul className="price-legend" aria-label={t.venueMap.prices}>
      {prices.map(({ price, left }, level) => (
        <li key={price}>
          <button
            type="button" className="price-chip" aria-pressed={isChosen(price)}
            onClick={() => onChoose(isChosen(price) ? null : price)}
          >
            <span className="price-dot" aria-hidden="true" style={{ background: `var(${priceColour(level)})` }} />
            {left === undefined
              ? formatMoney(price, currency)
              : t.venueMap.priceLeft(
                  formatMoney(price, currency), left === 0 ? t.venueMap.labels.soldOut : t.venueMap.labels.left(left))}
          </button>
        </li>
      ))}
      <li className="price-chip price-chip-taken">
        <span className="price-dot price-dot-taken" aria-hidden="true" /> {t.venueMap.taken}
      </li>
      <li className="price-chip price-chip-taken">
        <span className="price-dot price-dot-mine" aria-hidden="true">✓</span> {t.venueMap.yours}
      </li>
      {withAccessible && (
        <li className="price-chip price-chip-taken"><Sign>{'\u267F\uFE0E'}</Sign> {t.seatMap.legendAccessible}</li>
      )}
      {withCompanion && (
        <li className="price-chip price-chip-taken"><Sign>{companionSign}</Sign> {t.seatMap.legendCompanion}</li>
      )}
    </ul>
  );
}

const Sign = ({ children }: { children: string }) => (
  <span className="price-dot price-dot-sign" aria-hidden="true">{children}</span>
);

/** Free places by price. Blocks of one price are counted by their counts, the others by their seats. */
export function pricesLeft(book: PriceBook, blocks: readonly Block[], seats: LiveSeats): PriceLeft[] {
  const left: (number | undefined)[] = book.levels.map(() => 0);
  for (const block of blocks) {
    const { each, present } = book.levelsOf(block);
    const digits = seats.of(block.key)?.digits;
    for (const level of present) {
      const count = each === null || present.length === 1
        ? seats.availableIn(block.key)
        : digits?.reduce((sum, digit, i) => sum + Number(digit === 0 && each[i] === level), 0);
      const before = left[level];
      left[level] = before === undefined || count === undefined ? undefined : before + count;
    }
  }
  return book.levels.map((price, level) => ({ price, left: left[level] }));
}
