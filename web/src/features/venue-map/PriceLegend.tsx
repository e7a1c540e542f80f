import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { priceColour } from './colours';

interface Props {
  prices: ReadonlyMap<string, number>;
  currency: string;
  /** Null: all of them. */
  chosen: number | null;
  onChoose: (price: number | null) => void;
}

/** What each colour costs. A press leaves only the sections of that price. */
export function PriceLegend({ prices, currency, chosen, onChoose }: Props) {
  const dearestFirst = [...new Set(prices.values())].sort((a, b) => b - a);
  return (
    <ul className="price-legend" aria-label={t.venueMap.prices}>
      {dearestFirst.map((price) => (
        <li key={price}>
          <button
            type="button" className="price-chip" aria-pressed={chosen === price}
            onClick={() => onChoose(chosen === price ? null : price)}
          >
            <span
              className="price-dot" aria-hidden="true"
              style={{ background: `var(${priceColour(dearestFirst, price)})` }}
            />
            {formatMoney(price, currency)}
          </button>
        </li>
      ))}
      <li className="price-chip price-chip-taken">
        <span className="price-dot price-dot-taken" aria-hidden="true" /> {t.venueMap.taken}
      </li>
    </ul>
  );
}
