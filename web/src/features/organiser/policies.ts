import type { NewEvent } from '../../shared/api/types';
import { t } from '../../shared/i18n';

/** Messages by field name. */
export type DraftErrors = Record<string, string>;

/** The policies as typed. */
export interface PolicyDraft {
  byBuyer: boolean;
  feePercent: string;
  /** In the format of `<input type="datetime-local">`. Empty: until the event begins. */
  refundUntil: string;
  extensionMinutes: string;
  timeZone: string;
  waitlist: boolean;
}

export const usualPolicies: PolicyDraft = {
  byBuyer: false,
  feePercent: '0',
  refundUntil: '',
  extensionMinutes: '0',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
  waitlist: true,
};

const maxExtensionMinutes = 60;

type PolicyRequest = Pick<NewEvent, 'refunds' | 'hold_extension_seconds' | 'time_zone' | 'waitlist'>;

/** This part of the request. Adds a message to `errors` for each wrong field. */
export function toPolicies(draft: PolicyDraft, startsAtMs: number, errors: DraftErrors): PolicyRequest {
  const whole = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : NaN);
  const minutes = whole(draft.extensionMinutes);
  if (!(minutes <= maxExtensionMinutes)) errors['extensionMinutes'] = t.organiser.errors.range(0, maxExtensionMinutes);
  const fee = whole(draft.feePercent);
  const untilMs = draft.refundUntil === '' ? null : Date.parse(draft.refundUntil);
  if (draft.byBuyer) {
    if (!(fee <= 100)) errors['feePercent'] = t.refunds.badFee;
    if (untilMs !== null && !(untilMs <= startsAtMs)) errors['refundUntil'] = t.refunds.badTime;
  }
  if (Object.keys(errors).length > 0) return {};
  return {
    time_zone: draft.timeZone.trim(),
    hold_extension_seconds: minutes * 60,
    waitlist: draft.waitlist,
    ...(draft.byBuyer && {
      refunds: { by_buyer: true, until: untilMs === null ? null : new Date(untilMs).toISOString(), fee_percent: fee },
    }),
  };
}
