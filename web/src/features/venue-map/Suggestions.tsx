import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { blockName, reasonOf } from './placeWords';
import type { Suggestion } from './suggestions';

interface Props {
  partySize: number;
  currency: string;
  /** Null: nobody has asked. */
  found: readonly Suggestion[] | null;
  busy: boolean;
  disabled: boolean;
  onAsk: () => void;
  onTake: (suggestion: Suggestion) => void;
}

/** The best seats at up to three prices, each with its reason. A press picks them and shows them on the map. */
export function Suggestions({ partySize, currency, found, busy, disabled, onAsk, onTake }: Props) {
  return (
    <div className="venue-suggest">
      <button type="button" className="button button-wide" disabled={disabled || busy} onClick={onAsk}>
        {busy ? t.venueMap.suggesting : t.venueMap.suggest(partySize)}
      </button>
      <div aria-live="polite">
        {found?.length === 0 && <p className="muted">{t.venueMap.noSuggestion}</p>}
        {found !== null && found.length > 0 && (
          <ul aria-label={t.venueMap.suggestions}>
            {found.map((suggestion) => (
              <li key={suggestion.price}>
                <button type="button" className="venue-suggestion" onClick={() => onTake(suggestion)}>
                  <strong>{formatMoney(suggestion.price, currency)}</strong>
                  <span>
                    {t.events.sectionName(suggestion.group.block.section)}, {blockName(suggestion.group.block)}
                  </span>
                  <span className="muted">{reasonOf(suggestion.seating, suggestion.group)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
