import { t } from '../../shared/i18n';
import { Field, SelectField } from '../../shared/ui/Field';
import type { PricingText } from './pricingForm';

/** As the server bounds them. */
const maxRows = 20;

type Kind = PricingText['kinds'][number];
type Early = PricingText['earlyBirds'][number];

interface RowsProps<T> {
  wrong: ReadonlySet<string>;
  onChange: (rows: T[]) => void;
}

/** The kinds of buyer, the usual one first. */
export function KindFields(
  { kinds, categories, wrong, onChange }: RowsProps<Kind> & { kinds: Kind[]; categories: readonly string[] },
) {
  const set = (index: number, changes: Partial<Kind>) =>
    onChange(kinds.map((kind, i) => (i === index ? { ...kind, ...changes } : kind)));
  return (
    <fieldset className="pricing-rows">
      <legend>{t.prices.kinds}</legend>
      <p className="field-hint">{t.prices.kindsHint}</p>
      {kinds.map((kind, i) => (
        <div className="pricing-row" key={i}>
          <Field
            label={t.prices.kindName} value={kind.name} maxLength={40}
            error={wrong.has(`kind name ${i}`) ? t.prices.errors.name : undefined}
            onChange={(e) => set(i, { name: e.target.value })}
          />
          <Field
            label={t.prices.kindPercent} inputMode="numeric" value={kind.percent} disabled={kind.price !== ''}
            error={wrong.has(`kind percent ${i}`) ? t.prices.errors.percent : undefined}
            onChange={(e) => set(i, { percent: e.target.value })}
          />
          <Field
            label={t.prices.kindPrice} inputMode="decimal" value={kind.price}
            error={wrong.has(`kind price ${i}`) ? t.organiser.errors.price : undefined}
            onChange={(e) => set(i, { price: e.target.value })}
          />
          {i > 0 && categories.map((category) => (
            <Field
              key={category} label={t.prices.kindIn(category)} inputMode="decimal" value={kind.prices[category] ?? ''}
              error={wrong.has(`kind ${i} in ${category}`) ? t.organiser.errors.price : undefined}
              onChange={(e) => set(i, { prices: { ...kind.prices, [category]: e.target.value } })}
            />
          ))}
          {i > 0 && (
            <label className="choice">
              <input
                type="checkbox" checked={kind.companion} onChange={(box) => set(i, { companion: box.target.checked })}
              />
              {t.prices.companion}
            </label>
          )}
          <button
            type="button" className="button" aria-label={t.prices.removeKind(kind.name)}
            onClick={() => onChange(kinds.filter((_, other) => other !== i))}
          >
            {t.prices.remove}
          </button>
        </div>
      ))}
      <button
        type="button" className="button" disabled={kinds.length >= maxRows}
        onClick={() => onChange([
          ...kinds,
          {
            name: t.prices.usualKinds[kinds.length] ?? '', percent: kinds.length === 0 ? '100' : '50', price: '',
            companion: false, prices: {},
          },
        ])}
      >
        {t.prices.addKind}
      </button>
    </fieldset>
  );
}

/** Lower prices until a moment, or for the first places. */
export function EarlyBirdFields({ text, wrong, onChange }: RowsProps<Early> & { text: PricingText }) {
  const rows = text.earlyBirds;
  const set = (index: number, changes: Partial<Early>) =>
    onChange(rows.map((row, i) => (i === index ? { ...row, ...changes } : row)));
  const choices = [
    ...text.sections.map(({ section }) => [`section ${section}`, t.prices.ofSection(section)] as const),
    ...text.categories.map(({ category }) => [`category ${category}`, t.prices.ofCategory(category)] as const),
  ];
  return (
    <fieldset className="pricing-rows">
      <legend>{t.prices.earlyBirds}</legend>
      <p className="field-hint">{t.prices.earlyHint}</p>
      {rows.map((row, i) => (
        <div className="pricing-row" key={i}>
          <Field
            label={t.prices.earlyName} value={row.name} maxLength={40}
            error={wrong.has(`early name ${i}`) ? t.prices.errors.name : undefined}
            onChange={(e) => set(i, { name: e.target.value })}
          />
          <SelectField label={t.prices.earlyOf} value={row.of} onChange={(e) => set(i, { of: e.target.value })}>
            {choices.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </SelectField>
          <Field
            label={t.prices.price} inputMode="decimal" value={row.price}
            error={wrong.has(`early price ${i}`) ? t.organiser.errors.price : undefined}
            onChange={(e) => set(i, { price: e.target.value })}
          />
          <Field
            label={t.prices.earlyUntil} type="datetime-local" value={localTime(row.until)}
            error={wrong.has(`early until ${i}`) ? t.prices.errors.until : undefined}
            onChange={(e) => set(i, { until: e.target.value })}
          />
          <Field
            label={t.prices.earlyPlaces} inputMode="numeric" value={row.places}
            error={wrong.has(`early places ${i}`) ? t.prices.errors.places : undefined}
            onChange={(e) => set(i, { places: e.target.value })}
          />
          <button
            type="button" className="button" aria-label={t.prices.removeEarly(row.name)}
            onClick={() => onChange(rows.filter((_, other) => other !== i))}
          >
            {t.prices.remove}
          </button>
        </div>
      ))}
      <button
        type="button" className="button" disabled={rows.length >= maxRows}
        onClick={() => onChange([...rows, { name: '', price: '', of: choices[0]?.[0] ?? '', until: '', places: '' }])}
      >
        {t.prices.addEarly}
      </button>
    </fieldset>
  );
}

/** What a datetime-local field shows of a time of the server, by the reader's clock. */
function localTime(until: string): string {
  if (!until.endsWith('Z') && !/[+-]\d\d:\d\d$/.test(until)) return until;
  const time = new Date(until);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
