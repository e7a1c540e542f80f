import { useState } from 'react';
import { t } from '../../shared/i18n';
import { SelectField } from '../../shared/ui/Field';

interface BestAvailableProps {
  quantity: number;
  subsections: number[];
  disabled: boolean;
  /** null: anywhere in the section. */
  onHold: (subsection: number | null) => void;
}

export function BestAvailable({ quantity, subsections, disabled, onHold }: BestAvailableProps) {
  const [where, setWhere] = useState('');
  return (
    <section className="card form best" aria-labelledby="best-title">
      <div>
        <h2 id="best-title">{t.seatMap.bestTitle}</h2>
        <p className="field-hint">{t.seatMap.bestHint}</p>
      </div>
      {subsections.length > 1 && (
        <SelectField label={t.seatMap.bestWhere} value={where} onChange={(event) => setWhere(event.target.value)}>
          <option value="">{t.seatMap.bestAnywhere}</option>
          {subsections.map((number) => (
            <option key={number} value={number}>
              {t.seatMap.bestIn(number)}
            </option>
          ))}
        </SelectField>
      )}
      <button
        type="button"
        className="button button-primary button-wide"
        disabled={disabled}
        onClick={() => onHold(where === '' ? null : Number(where))}
      >
        {t.seatMap.bestButton(quantity)}
      </button>
    </section>
  );
}
