import { useState, type FormEvent } from 'react';
import type { EventDetail } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import type { CodeKind } from '../../shared/i18n/codes.en';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Field, SelectField } from '../../shared/ui/Field';
import { useAction } from '../auth';
import { emptyDraft, toNewCodes, type CodeDraft, type CodeErrors } from './newCodes';
import { createCodes } from './queries';

interface MakeCodesProps {
  /** Null: for all events of the seller. */
  event: EventDetail | null;
  onMade: () => unknown;
}

/** One code of a chosen name, or many that nobody guesses. */
export function MakeCodes({ event, onMade }: MakeCodesProps) {
  const [draft, setDraft] = useState<CodeDraft>(() => ({ ...emptyDraft, ...(event && { currency: event.currency }) }));
  const [errors, setErrors] = useState<CodeErrors>({});
  const make = useAction(createCodes, {
    onSuccess: () => {
      setDraft((now) => ({ ...now, code: '' }));
      return onMade();
    },
  });
  const field = (name: keyof CodeDraft) => ({
    value: draft[name],
    error: errors[name],
    onChange: (change: { target: { value: string } }) => setDraft({ ...draft, [name]: change.target.value }),
  });
  const submit = (sent: FormEvent) => {
    sent.preventDefault();
    const { body, errors: wrong } = toNewCodes(draft, event?.event_id ?? null);
    setErrors(wrong);
    if (Object.keys(wrong).length === 0) make.run(body);
  };
  const { kind } = draft;
  const isMoney = kind === 'amount' || kind === 'voucher';
  return (
    <section className="card" aria-labelledby="make-codes-title">
      <h2 id="make-codes-title">{t.codes.makeTitle}</h2>
      <form className="form-grid" noValidate onSubmit={submit}>
        <SelectField label={t.codes.kind} {...field('kind')}>
          {(Object.keys(t.codes.kinds) as CodeKind[]).map((one) => (
            <option key={one} value={one}>
              {t.codes.kinds[one]}
            </option>
          ))}
        </SelectField>
        {kind === 'percent' && <Field label={t.codes.percent} inputMode="numeric" {...field('value')} />}
        {isMoney && <Field label={t.codes.sum(draft.currency)} inputMode="decimal" {...field('value')} />}
        {isMoney && event === null && <Field label={t.codes.currency} maxLength={3} {...field('currency')} />}
        {kind === 'n_for_m' && (
          <>
            <Field label={t.codes.groupSeats} inputMode="numeric" {...field('groupSeats')} />
            <Field label={t.codes.groupPays} inputMode="numeric" {...field('groupPays')} />
          </>
        )}
        <Field label={t.codes.ownCode} autoComplete="off" {...field('code')} />
        {draft.code.trim() === '' && <Field label={t.codes.count} inputMode="numeric" {...field('count')} />}
        <Field label={t.codes.maxUses} inputMode="numeric" {...field('maxUses')} />
        <Field label={t.codes.maxUsesPerPerson} inputMode="numeric" {...field('maxUsesPerPerson')} />
        <Field label={t.codes.minSeats} inputMode="numeric" {...field('minSeats')} />
        <Field label={t.codes.sections} {...field('sections')} />
        <Field label={t.codes.validFrom} type="datetime-local" {...field('validFrom')} />
        <Field label={t.codes.validUntil} type="datetime-local" {...field('validUntil')} />
        <Field label={t.codes.note} maxLength={200} {...field('note')} />
        <div className="form-grid-wide">
          {make.error && <Problem error={make.error} />}
          {make.answer && <Alert tone="good">{t.codes.made(make.answer.codes.length)}</Alert>}
          <button className="button button-primary" disabled={make.busy}>
            {make.busy ? t.codes.making : t.codes.make}
          </button>
        </div>
      </form>
    </section>
  );
}
