import { useState } from 'react';
import { t } from '../../shared/i18n';
import { SelectField } from '../../shared/ui/Field';

interface BestAvailableProps {
  quantity: number;
  /** Numbers with what people call them. */
  subsections: { number: number; name: string }[];
  /** There are no seats to choose from: a count is all. */
  area?: boolean;
  /** The section has wheelchair places. */
  withAccessible: boolean;
  /** Categories of the section that differ in price; fewer than two are no choice. */
  categories?: readonly string[];
  disabled: boolean;
  /** Subsection null: anywhere in the section. The party without its wheelchair users sits beside them. */
  onHold: (subsection: number | null, wheelchairs: number, category: string | null) => void;
}

export function BestAvailable(
  { quantity, subsections, area = false, withAccessible, categories = [], disabled, onHold }: BestAvailableProps,
) {
  const [where, setWhere] = useState('');
  const [wanted, setWanted] = useState(0);
  const [category, setCategory] = useState('');
  const wheelchairs = withAccessible ? Math.min(wanted, quantity) : 0;
  return (
    <section className="card form best" aria-labelledby="best-title">
      <div>
        <h2 id="best-title">{area ? t.seatMap.areaTitle : t.seatMap.bestTitle}</h2>
        <p className="field-hint">{area ? t.seatMap.areaHint : t.seatMap.bestHint}</p>
      </div>
      {subsections.length > 1 && (
        <SelectField label={t.seatMap.bestWhere} value={where} onChange={(event) => setWhere(event.target.value)}>
          <option value="">{t.seatMap.bestAnywhere}</option>
          {subsections.map(({ number, name }) => (
            <option key={number} value={number}>
              {t.seatMap.bestIn(name)}
            </option>
          ))}
        </SelectField>
      )}
      {withAccessible && (
        <SelectField
          label={t.seatMap.wheelchairs} value={String(wheelchairs)}
          onChange={(event) => setWanted(Number(event.target.value))}
        >
          {Array.from({ length: quantity + 1 }, (_, count) => (
            <option key={count} value={count}>
              {t.seatMap.wheelchairPlaces(count, quantity - count)}
            </option>
          ))}
        </SelectField>
      )}
      {categories.length > 0 && wheelchairs === 0 && (
        <SelectField
          label={t.prices.whichCategory} value={category} onChange={(event) => setCategory(event.target.value)}
        >
          <option value="">{t.prices.anyCategory}</option>
          {categories.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </SelectField>
      )}
      <button
        type="button"
        className="button button-primary button-wide"
        disabled={disabled}
        onClick={() =>
          onHold(
            where === '' ? null : Number(where), wheelchairs, category === '' || wheelchairs > 0 ? null : category)}
      >
        {area ? t.seatMap.areaButton(quantity) : t.seatMap.bestButton(quantity)}
      </button>
    </section>
  );
}
