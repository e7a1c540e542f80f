import type { EventDetail } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Field } from '../../shared/ui/Field';
import type { EventChanges } from './queries';

const hourMs = 3_600_000;

/** What buyers of new orders get back, as typed. */
export interface RefundForm {
  byBuyer: boolean;
  feePercent: string;
  /** Hours before the start; empty: the fee is always kept. */
  freeUntilHours: string;
  /** The last time to give back, which this form does not change. */
  until: string | null;
}

export function refundsOf({ refunds, starts_at }: EventDetail): RefundForm {
  const free = refunds?.free_until;
  return {
    byBuyer: refunds?.by_buyer ?? false,
    feePercent: String(refunds?.fee_percent ?? 0),
    freeUntilHours: free ? String(Math.round((Date.parse(starts_at) - Date.parse(free)) / hourMs)) : '',
    until: refunds?.until ?? null,
  };
}

/** What is no number is sent as -1, which the server refuses with the bounds. */
const wholeOf = (text: string) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : -1);

export const refundsTo = (form: RefundForm): NonNullable<EventChanges['refunds']> =>
  form.byBuyer
    ? {
        by_buyer: true, fee_percent: wholeOf(form.feePercent), until: form.until,
        ...(form.freeUntilHours.trim() !== '' && { free_until_hours: wholeOf(form.freeUntilHours) }),
      }
    : { by_buyer: false };

interface Props {
  refunds: RefundForm;
  errorOf: (field: string) => string | undefined;
  onChange: (refunds: RefundForm) => void;
}

/** The refund policy of an event that is on sale. Orders that were taken keep the one they promised. */
export function RefundFields({ refunds, errorOf, onChange }: Props) {
  return (
    <>
      <label className="check">
        <input
          type="checkbox" checked={refunds.byBuyer}
          onChange={(event) => onChange({ ...refunds, byBuyer: event.target.checked })}
        />{' '}
        {t.refunds.byBuyer}
      </label>
      <p className="field-hint">{t.refunds.policyEditHint}</p>
      {refunds.byBuyer && (
        <>
          <Field
            label={t.refunds.feePercent} inputMode="numeric" value={refunds.feePercent}
            error={errorOf('refunds.fee_percent')}
            onChange={(event) => onChange({ ...refunds, feePercent: event.target.value })}
          />
          <Field
            label={t.refunds.freeUntilHours} inputMode="numeric" value={refunds.freeUntilHours}
            error={errorOf('refunds.free_until_hours')}
            onChange={(event) => onChange({ ...refunds, freeUntilHours: event.target.value })}
          />
        </>
      )}
    </>
  );
}
