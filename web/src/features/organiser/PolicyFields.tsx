import { t } from '../../shared/i18n';
import { Field } from '../../shared/ui/Field';
import type { DraftErrors, PolicyDraft } from './policies';

interface Props {
  policies: PolicyDraft;
  errors: DraftErrors;
  onChange: (policies: PolicyDraft) => void;
}

/** The fields for refunds, the limit of a person, extra time, the waitlist and the venue's time zone of a new event. */
export function PolicyFields({ policies, errors, onChange }: Props) {
  const text = (
    field:
      | 'feePercent' | 'refundUntil' | 'freeUntilHours' | 'extensionMinutes' | 'timeZone' | 'saleStartsAt'
      | 'waitingRoomMinutes' | 'maxPerPerson' | 'presaleStartsAt',
  ) => ({
    value: policies[field],
    error: errors[field],
    onChange: (event: { target: { value: string } }) => onChange({ ...policies, [field]: event.target.value }),
  });
  const check = (field: 'byBuyer' | 'waitlist' | 'waitingRoom', label: string) => (
    <label className="check">
      <input
        type="checkbox" checked={policies[field]}
        onChange={(event) => onChange({ ...policies, [field]: event.target.checked })}
      />{' '}
      {label}
    </label>
  );
  return (
    <section className="card form-grid" aria-labelledby="policies-title">
      <h2 id="policies-title">{t.refunds.policiesTitle}</h2>
      <div className="form-grid-wide">{check('byBuyer', t.refunds.byBuyer)}</div>
      {policies.byBuyer && (
        <>
          <Field label={t.refunds.feePercent} inputMode="numeric" {...text('feePercent')} />
          <Field label={t.refunds.freeUntilHours} inputMode="numeric" {...text('freeUntilHours')} />
          <Field label={t.refunds.refundUntil} type="datetime-local" {...text('refundUntil')} />
        </>
      )}
      <Field
        label={t.organiser.maxPerPerson} hint={t.organiser.maxPerPersonHint} inputMode="numeric"
        {...text('maxPerPerson')}
      />
      <Field label={t.refunds.extensionMinutes} inputMode="numeric" {...text('extensionMinutes')} />
      <Field label={t.refunds.timeZone} {...text('timeZone')} />
      <div className="form-grid-wide">{check('waitlist', t.refunds.waitlist)}</div>
      <Field label={t.organiser.saleStartsAt} type="datetime-local" {...text('saleStartsAt')} />
      {policies.saleStartsAt !== '' && (
        <>
          <Field label={t.codes.presaleStartsAt} type="datetime-local" {...text('presaleStartsAt')} />
          <div className="form-grid-wide">{check('waitingRoom', t.organiser.waitingRoom)}</div>
          {policies.waitingRoom && (
            <Field label={t.organiser.waitingRoomMinutes} inputMode="numeric" {...text('waitingRoomMinutes')} />
          )}
        </>
      )}
    </section>
  );
}
