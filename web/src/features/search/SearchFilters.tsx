import { useId, useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { serverClock } from '../../shared/api/serverClock';
import { t } from '../../shared/i18n';
import { parseMoney } from '../../shared/i18n/format';
import { Field, SelectField } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { CityField } from '../places';
import { nextDays, ownZone, weekendOf } from './days';
import { pathTo, type Filters } from './wantedOf';
import { WordsField } from './WordsField';

export const showKinds = ['film', 'concert', 'match', 'play', 'other'] as const;

interface Props {
  given: Filters;
  isNear: boolean;
  /** Those that shows of the list are sold in. */
  currencies: readonly string[];
  isLocating: boolean;
  onLocate: () => void;
  onSearch: (wanted: Filters) => void;
}

/** The form of the search: words and city; on a phone the rest waits behind a button. */
export function SearchFilters({ given, isNear, currencies, isLocating, onLocate, onSearch }: Props) {
  const [unknownCity, setUnknownCity] = useState(false);
  const [priceError, setPriceError] = useState('');
  const [isOpen, setOpen] = useState(false);
  const id = useId();

  function submit(submitted: FormEvent<HTMLFormElement>) {
    submitted.preventDefault();
    const text = textOf(submitted.currentTarget);
    // The field says that there is no such city; to search in any city would answer another question.
    const isUnknown = text('unknown_city') !== '';
    const price = text('price_max').trim();
    // Of one currency there is nothing to choose.
    const currency = text('currency') || (price !== '' && currencies.length === 1 ? (currencies[0] ?? '') : '');
    const wrongPrice = price === '' ? ''
      : currency === '' ? t.home.priceCurrency : parseMoney(price, currency) === null ? t.home.priceWrong : '';
    setUnknownCity(isUnknown);
    setPriceError(wrongPrice);
    if (isUnknown || wrongPrice !== '') return;
    const staysNear = isNear && text('city') === '';
    onSearch({
      q: text('q').trim(), city: text('city'), kind: text('kind'), from: text('from'), to: text('to'), currency,
      price_max: price, availability: text('availability'), sort: text('sort'),
      ...(given.production && { production: given.production }),
      ...(staysNear && { latitude: given.latitude ?? '', longitude: given.longitude ?? '' }),
    });
  }

  return (
    <form className="search-form card" role="search" aria-label={t.search.form} onSubmit={submit}>
      <WordsField label={t.search.words} initial={given.q ?? ''} />
      <WantedCity city={isNear ? '' : (given.city ?? '')} refused={unknownCity} />
      <div className="search-buttons">
        <button type="submit" className="button button-primary">{t.search.submit}</button>
        <button type="button" className="button" disabled={isLocating} onClick={onLocate}>
          {isLocating ? t.search.locating : t.search.nearMe}
        </button>
        <button
          type="button" className="button search-more" aria-expanded={isOpen} aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {t.home.filters}
        </button>
      </div>
      <div id={id} className={isOpen ? 'search-filters' : 'search-filters search-filters-closed'}>
        <SelectField label={t.search.kind} name="kind" defaultValue={given.kind ?? ''}>
          <option value="">{t.search.anyKind}</option>
          {showKinds.map((kind) => <option key={kind} value={kind}>{t.search.kinds[kind]}</option>)}
        </SelectField>
        <Field label={t.search.from} name="from" type="date" defaultValue={given.from ?? ''} />
        <Field label={t.home.to} name="to" type="date" defaultValue={given.to ?? ''} />
        <Field
          label={t.home.priceMax} name="price_max" inputMode="decimal" maxLength={14}
          defaultValue={given.price_max ?? ''} error={priceError || undefined}
        />
        <SelectField label={t.home.currency} name="currency" defaultValue={given.currency ?? ''}>
          <option value="">{t.home.anyCurrency}</option>
          {currencies.map((currency) => <option key={currency}>{currency}</option>)}
        </SelectField>
        <SelectField label={t.home.availability} name="availability" defaultValue={given.availability ?? ''}>
          <option value="">{t.home.anyAvailability}</option>
          <option value="AVAILABLE">{t.home.withSeats}</option>
          <option value="FEW">{t.home.nearlySoldOut}</option>
        </SelectField>
        <SelectField label={t.home.sort} name="sort" defaultValue={given.sort ?? ''}>
          <option value="">{isNear ? t.home.sorts.nearest : t.home.sorts.soonest}</option>
          {isNear && <option value="soonest">{t.home.sorts.soonest}</option>}
          {given.currency && <option value="price">{t.home.sorts.price}</option>}
        </SelectField>
      </div>
    </form>
  );
}

/** Days that people ask for most, and the kinds, as links: one press each. */
export function QuickFilters({ given }: { given: Filters }) {
  const days = nextDays(serverClock.now(), ownZone(), 8);
  const [today = '', tomorrow = ''] = days;
  const quick = [
    { label: t.home.anyDay, from: '', to: '' },
    { label: t.home.today, from: today, to: today },
    { label: t.home.tomorrow, from: tomorrow, to: tomorrow },
    { label: t.home.weekend, ...weekendOf(days) },
  ];
  return (
    <nav className="quick" aria-label={t.home.filters}>
      <ul className="chips">
        {quick.map(({ label, from, to }) => (
          <li key={label}>
            <Link
              className="chip" to={pathTo({ ...given, from, to })}
              aria-current={from === (given.from ?? '') && to === (given.to ?? '') ? 'true' : undefined}
            >
              {label}
            </Link>
          </li>
        ))}
        {Object.keys(given).length > 0 && (
          <li><Link className="chip chip-clear" to="/find">{t.home.clearFilters}</Link></li>
        )}
      </ul>
    </nav>
  );
}

/** A city by its name; the form has its id. */
function WantedCity({ city, refused }: { city: string; refused: boolean }) {
  const [chosen, setChosen] = useState(city);
  const [isUnknown, setUnknown] = useState(false);
  return (
    <div>
      <input type="hidden" name="city" value={chosen} />
      <input type="hidden" name="unknown_city" value={isUnknown ? 'yes' : ''} />
      <CityField
        label={t.search.city} hint={t.search.cityHint} cityId={chosen === '' ? null : Number(chosen)}
        error={refused && isUnknown ? t.search.unknownCity : undefined}
        onCity={(found, typed) => {
          setChosen(found ? String(found.city_id) : '');
          setUnknown(found === null && typed !== '');
        }}
      />
    </div>
  );
}
