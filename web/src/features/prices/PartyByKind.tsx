import type { Pricing } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { SelectField } from '../../shared/ui/Field';
import { partySizeOf, type KindCounts } from './prices';

interface PartyByKindProps {
  pricing: Pricing;
  counts: KindCounts;
  limit: number;
  /** The limit in words. */
  hint: string;
  onChange: (counts: KindCounts) => void;
}

/** How many tickets of each kind of buyer. At least one person comes. */
export function PartyByKind({ pricing, counts, limit, hint, onChange }: PartyByKindProps) {
  const size = partySizeOf(counts);
  return (
    <fieldset className="party-kinds">
      <legend>{t.seatMap.partySize}</legend>
      {pricing.kinds.map(({ name, companion }) => {
        const count = counts[name] ?? 0;
        const most = limit - size + count;
        const least = size === count ? 1 : 0;
        return (
          <SelectField
            key={name} label={name} value={String(count)} hint={companion === true ? t.prices.companionHint : undefined}
            onChange={(event) => onChange({ ...counts, [name]: Number(event.target.value) })}
          >
            {Array.from({ length: most - least + 1 }, (_, i) => (
              <option key={i} value={i + least}>
                {i + least}
              </option>
            ))}
          </SelectField>
        );
      })}
      <p className="field-hint">{hint}</p>
    </fieldset>
  );
}
