import { useRef, useState, type FormEvent } from 'react';
import { ApiError } from '../../shared/api/ApiError';
import { newIdempotencyKey } from '../../shared/api/client';
import type { EventDetail } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney, parseMoney } from '../../shared/i18n/format';
import { limitText, orderLimit } from '../../shared/i18n/seatLimit';
import { Problem } from '../../shared/ui/feedback';
import { Field, SelectField } from '../../shared/ui/Field';
import { useAction } from '../auth';
import { cardFieldError, PaymentFields, usePaymentMethod } from '../cards';
import { joinWaitlist } from './queries';

interface JoinFormProps {
  event: EventDetail;
  /** The section that the buyer tried to book, if any: it is ticked at first. */
  wanted: string | null;
  onJoined: () => void;
}

/** The buyer's wish, and the card that pays for it. */
export function JoinForm({ event, wanted: tried, onJoined }: JoinFormProps) {
  const [party, setParty] = useState(2);
  const [sections, setSections] = useState<readonly string[]>(() =>
    event.sections.flatMap(({ name }) => (name === tried ? [name] : [])),
  );
  const [adjacent, setAdjacent] = useState(true);
  const [wanted, setWanted] = useState(0);
  const [cap, setCap] = useState('');
  const method = usePaymentMethod();
  // The same wish keeps its key, so that pressing again after a lost answer joins once.
  const lastTry = useRef<{ wish: string; key: string } | null>(null);
  const priceCap = parseMoney(cap, event.currency);
  const hasAccessible = event.sections.some((s) => s.subsections.some((sub) => sub.accessible.length > 0));
  const wheelchairs = hasAccessible ? Math.min(wanted, party) : 0;
  const capIsWrong = cap.trim() !== '' && priceCap === null;

  const toggle = (name: string) =>
    setSections((chosen) => (chosen.includes(name) ? chosen.filter((s) => s !== name) : [...chosen, name]));

  const requestJoining = async (token: string) => {
    const body = {
      event_id: event.event_id, party_size: party, sections: [...sections], adjacent, accessible: wheelchairs > 0,
      ...(wheelchairs > 0 && { companions: party - wheelchairs }),
      price_cap: priceCap, payment_token: await method.token(),
    };
    const wish = JSON.stringify(body);
    if (lastTry.current?.wish !== wish) lastTry.current = { wish, key: newIdempotencyKey() };
    return joinWaitlist(token, body, lastTry.current.key);
  };
  const join = useAction(requestJoining, {
    repeatable: true,
    onSuccess: onJoined,
    onError: (failure) => {
      // A decline ended that entry: the next try is a new one. After a lost answer the next try is the same one.
      if (!(failure instanceof ApiError) || failure.status !== 402) return;
      method.forget();
      lastTry.current = null;
    },
  });
  const submit = (form: FormEvent) => {
    form.preventDefault();
    if (!capIsWrong) join.run(undefined);
  };
  const fieldError = cardFieldError(join.error);

  return (
    <form className="form" onSubmit={submit}>
      <Field
        label={t.waitlist.party} type="number" min={1} max={orderLimit(event)} required value={party}
        hint={limitText(event)}
        onChange={(change) => setParty(change.target.valueAsNumber || 1)}
      />
      <fieldset className="choices">
        <legend>{t.waitlist.sections}</legend>
        {event.sections.map((section) => (
          <label className="choice" key={section.name}>
            <input type="checkbox" checked={sections.includes(section.name)} onChange={() => toggle(section.name)} />
            {t.waitlist.sectionChoice(section.name, formatMoney(section.price, event.currency))}
          </label>
        ))}
        <p className="field-hint">{t.waitlist.sectionsHint}</p>
      </fieldset>
      <label className="choice">
        <input type="checkbox" checked={adjacent} onChange={() => setAdjacent(!adjacent)} />
        {t.waitlist.together}
      </label>
      {hasAccessible && (
        <SelectField
          label={t.seatMap.wheelchairs} value={String(wheelchairs)}
          onChange={(change) => setWanted(Number(change.target.value))}
        >
          {Array.from({ length: Math.min(party, event.max_tickets_per_order) + 1 }, (_, count) => (
            <option key={count} value={count}>
              {t.seatMap.wheelchairPlaces(count, party - count)}
            </option>
          ))}
        </SelectField>
      )}
      <Field
        label={t.waitlist.priceCap} inputMode="decimal" value={cap} hint={t.waitlist.priceCapHint}
        error={capIsWrong ? t.waitlist.priceCapWrong : undefined}
        onChange={(change) => setCap(change.target.value)}
      />
      <fieldset className="choices">
        <legend>{t.waitlist.payWith}</legend>
        <PaymentFields
          method={method} currency={event.currency} error={fieldError}
          amount={party * (priceCap ?? Math.max(...event.sections.map(({ price }) => price)))}
        />
      </fieldset>
      <p className="field-hint">{t.waitlist.promise}</p>
      {join.error && fieldError === undefined && <Problem error={join.error} />}
      <button className="button button-primary button-wide" disabled={join.busy}>
        {join.busy ? t.waitlist.joining : t.waitlist.join}
      </button>
    </form>
  );
}
