import type { ReactNode } from 'react';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { SelectField } from '../../shared/ui/Field';
import { PriceLegend, type PriceLeft } from './PriceLegend';
import { filterCount, noFilter, type SeatFilter } from './seatFilter';

interface Props {
  /** Who comes. */
  party: ReactNode;
  prices: readonly PriceLeft[];
  currency: string;
  filter: SeatFilter;
  /** The venue has wheelchair places. */
  withAccessible: boolean;
  /** The venue has seats that are sold with wheelchair places alone. */
  withCompanion: boolean;
  onFilter: (filter: SeatFilter) => void;
}

/** The party, the filters, and what each colour costs. */
export function MapTools({ party, prices, currency, filter, withAccessible, withCompanion, onFilter }: Props) {
  const count = filterCount(filter);
  const set = (changes: Partial<SeatFilter>) => onFilter({ ...filter, ...changes });
  const priceOf = (value: string) => (value === '' ? null : Number(value));
  const checks = [
    ['together', t.venueMap.together], ...(withAccessible ? [['accessible', t.venueMap.accessible] as const] : []),
    ['hideTaken', t.venueMap.hideTaken],
  ] as const;
  return (
    <div className="venue-tools">
      {party}
      <PriceLegend
        prices={prices} currency={currency} filter={filter}
        withAccessible={withAccessible} withCompanion={withCompanion}
        onChoose={(price) => set({ priceFrom: price, priceTo: price })}
      />
      <details className="venue-filters">
        <summary>{count === 0 ? t.venueMap.filters : t.venueMap.filtersOn(count)}</summary>
        <div className="venue-filter-fields">
          {prices.length > 1 && (['priceFrom', 'priceTo'] as const).map((bound) => (
            <SelectField
              key={bound} label={t.venueMap[bound]} value={filter[bound] ?? ''}
              onChange={(event) => set({ [bound]: priceOf(event.target.value) })}
            >
              <option value="">{t.venueMap.anyPrice}</option>
              {prices.map(({ price }) => (
                <option key={price} value={price}>
                  {formatMoney(price, currency)}
                </option>
              ))}
            </SelectField>
          ))}
          {checks.map(([name, label]) => (
            <label key={name} className="choice">
              <input
                type="checkbox" checked={filter[name]} onChange={(box) => set({ [name]: box.target.checked })}
              />
              {label}
            </label>
          ))}
          {count > 0 && (
            <button type="button" className="button button-small" onClick={() => onFilter(noFilter)}>
              {t.venueMap.clearFilters}
            </button>
          )}
        </div>
      </details>
    </div>
  );
}
