import { useId } from 'react';
import { t } from '../../shared/i18n';

interface PartySizeProps {
  value: number;
  limit: number;
  /** The limit in words. */
  hint: string;
  onChange: (value: number) => void;
}

/** How many tickets: clicks on the map and the search for the best seats depend on it. */
export function PartySize({ value, limit, hint, onChange }: PartySizeProps) {
  const id = useId();
  return (
    <div className="party">
      <label htmlFor={id}>{t.seatMap.partySize}</label>
      <div className="stepper">
        <button type="button" aria-label={t.seatMap.fewer} disabled={value <= 1} onClick={() => onChange(value - 1)}>
          −
        </button>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={1}
          max={limit}
          value={value}
          aria-describedby={`${id}-limit`}
          onChange={(event) => {
            const wanted = event.target.valueAsNumber;
            if (Number.isInteger(wanted)) onChange(Math.min(limit, Math.max(1, wanted)));
          }}
        />
        <button type="button" aria-label={t.seatMap.more} disabled={value >= limit} onClick={() => onChange(value + 1)}>
          +
        </button>
      </div>
      <p className="field-hint" id={`${id}-limit`}>
        {hint}
      </p>
    </div>
  );
}
