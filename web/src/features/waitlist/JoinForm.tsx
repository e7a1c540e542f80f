import { useRef, useState, type FormEvent } from 'react';
import { newIdempotencyKey, waitlist } from '../../shared/api/client';
import { ApiError } from '../../shared/api/http';
import type { EventDetail } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney, parseMoney } from '../../shared/i18n/format';
import { Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { useSession } from '../auth/SessionProvider';
import { emptyCard, tokenise, type Card } from '../checkout/card';
import { CardFields } from '../checkout/CardFields';

/** What the tokeniser says of a field. */
const fieldCodes = ['invalid-number', 'invalid-expiry', 'invalid-cvc'];

/** What one waits for, and what pays for it. */
export function JoinForm({ event, onJoined }: { event: EventDetail; onJoined: () => void }) {
  const { authorized } = useSession();
  const [party, setParty] = useState(2);
  const [sections, setSections] = useState<readonly string[]>([]);
  const [adjacent, setAdjacent] = useState(true);
  const [accessible, setAccessible] = useState(false);
  const [cap, setCap] = useState('');
  const [card, setCard] = useState(emptyCard);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  // A state change shows only after the next render; a double click is quicker.
  const running = useRef(false);
  // One token a card and one key a wish: pressing again after a lost answer joins once.
  const token = useRef<{ card: Card; token: string } | null>(null);
  const key = useRef({ wish: '', value: '' });
  const priceCap = parseMoney(cap, event.currency);
  const hasAccessible = event.sections.some((s) => s.subsections.some((sub) => sub.accessible.length > 0));
  const capIsWrong = cap.trim() !== '' && priceCap === null;

  const toggle = (name: string) =>
    setSections((chosen) => (chosen.includes(name) ? chosen.filter((s) => s !== name) : [...chosen, name]));

  const cardToken = async () => {
    if (token.current?.card !== card) token.current = { card, token: await tokenise(card) };
    return token.current.token;
  };

  const join = async (form: FormEvent) => {
    form.preventDefault();
    if (running.current || capIsWrong) return;
    running.current = true;
    setBusy(true);
    setError(undefined);
    try {
      const body = {
        event_id: event.event_id, party_size: party, sections: [...sections], adjacent, accessible,
        price_cap: priceCap, payment_token: await cardToken(),
      };
      const wish = JSON.stringify(body);
      if (key.current.wish !== wish) key.current = { wish, value: newIdempotencyKey() };
      await authorized((session) => waitlist.join(session, body, key.current.value));
      onJoined();
    } catch (failure) {
      // A declined card ended that entry: the next try is a new one. After a lost answer it is the same.
      if (failure instanceof ApiError && failure.status === 402) {
        token.current = null;
        key.current = { wish: '', value: '' };
      }
      setError(failure);
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  const fieldError = error instanceof ApiError && fieldCodes.includes(error.code) ? error.code : undefined;

  return (
    <form className="form" onSubmit={(form) => void join(form)}>
      <Field
        label={t.waitlist.party} type="number" min={1} max={event.max_tickets_per_order} required value={party}
        hint={t.seatMap.partyLimit(event.max_tickets_per_order)}
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
        <label className="choice">
          <input type="checkbox" checked={accessible} onChange={() => setAccessible(!accessible)} />
          {t.waitlist.accessible}
        </label>
      )}
      <Field
        label={t.waitlist.priceCap} inputMode="decimal" value={cap} hint={t.waitlist.priceCapHint}
        error={capIsWrong ? t.waitlist.priceCapWrong : undefined}
        onChange={(change) => setCap(change.target.value)}
      />
      <fieldset className="choices">
        <legend>{t.waitlist.payWith}</legend>
        <CardFields card={card} onCard={setCard} error={fieldError} />
      </fieldset>
      <p className="field-hint">{t.waitlist.promise}</p>
      {error !== undefined && fieldError === undefined && <Problem error={error} />}
      <button className="button button-primary button-wide" disabled={busy}>
        {busy ? t.waitlist.joining : t.waitlist.join}
      </button>
    </form>
  );
}
