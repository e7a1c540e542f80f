import { useRef, useState, type FormEvent } from 'react';
import { ApiError } from '../../shared/api/ApiError';
import type { EventDetail } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { amountText, formatMoney, parseMoney } from '../../shared/i18n/format';
import { Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { useAction } from '../auth';
import { focusWrong } from './focusWrong';
import { bounds } from './plan';
import { changePrices, type SectionPrice } from './queries';

interface ChangePricesProps {
  event: EventDetail;
  onEvent: (event: EventDetail) => void;
  /** Reads the event again, when somebody else edited it. */
  onReload: () => Promise<EventDetail | undefined>;
}

const typedOf = ({ sections, currency }: EventDetail): Record<string, string> =>
  Object.fromEntries(sections.map(({ name, price }) => [name, amountText(price, currency)]));

/**
 * What new orders cost, by section. As with the other changes of an event, what is typed belongs to the edition that it
 * started from.
 */
export function ChangePrices({ event, onEvent, onReload }: ChangePricesProps) {
  const form = useRef<HTMLFormElement>(null);
  const [shown, setShown] = useState(event);
  const [typed, setTyped] = useState(() => typedOf(event));
  const [checked, setChecked] = useState(false);
  const show = (changed: EventDetail) => {
    setShown(changed);
    setTyped(typedOf(changed));
    setChecked(false);
  };
  const change = useAction(
    (token, prices: SectionPrice[]) =>
      changePrices(token, event.event_id, { edition: shown.edition ?? 1, prices }),
    {
      onSuccess: (changed) => {
        show(changed);
        onEvent(changed);
      },
    },
  );
  const startAgain = async () => {
    const now = await onReload();
    if (now === undefined) return;
    show(now);
    change.reset();
  };
  const priceOf = (name: string) => {
    const price = parseMoney(typed[name] ?? '', event.currency);
    return price === null || price > bounds.priceMinor ? null : price;
  };
  const changed = shown.sections.flatMap(({ name, price }): SectionPrice[] => {
    const wanted = priceOf(name);
    return wanted === null || wanted === price ? [] : [{ section: name, price: wanted }];
  });
  const submit = (sent: FormEvent) => {
    sent.preventDefault();
    setChecked(true);
    if (shown.sections.some(({ name }) => priceOf(name) === null)) focusWrong(form.current);
    else if (changed.length > 0) change.run(changed);
  };
  const isStale = change.error instanceof ApiError && change.error.code === 'event-edited';
  return (
    <section className="card" aria-labelledby="prices-title">
      <h2 id="prices-title">{t.organiser.pricesTitle}</h2>
      <p className="muted">{t.organiser.pricesLead}</p>
      <form className="form" noValidate ref={form} onSubmit={submit}>
        {shown.sections.map(({ name, price }) => (
          <Field
            key={name} label={t.organiser.priceOf(name)} inputMode="decimal" required value={typed[name] ?? ''}
            hint={t.organiser.priceNow(formatMoney(price, event.currency))}
            error={checked && priceOf(name) === null ? t.organiser.errors.price : undefined}
            onChange={(edit) => setTyped({ ...typed, [name]: edit.target.value })}
          />
        ))}
        {change.error && <Problem error={change.error} {...(isStale && { onRetry: () => void startAgain() })} />}
        <button className="button" disabled={change.busy}>
          {t.organiser.changePrices}
        </button>
      </form>
    </section>
  );
}
