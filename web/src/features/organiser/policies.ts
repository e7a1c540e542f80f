import type { NewEvent } from '../../shared/api/types';
import { t } from '../../shared/i18n';

/** Messages by field name. */
export type DraftErrors = Record<string, string>;

/** The policies as typed. */
export interface PolicyDraft {
  byBuyer: boolean;
  feePercent: string;
  /** In the format of `<input type="datetime-local">`, by the venue's clocks. Empty: until the event begins. */
  refundUntil: string;
  /** Hours before the start; empty: the fee is kept from the beginning. */
  freeUntilHours: string;
  extensionMinutes: string;
  timeZone: string;
  waitlist: boolean;
  /** Seats that one person may have. Empty: any number. */
  maxPerPerson: string;
  /** As `refundUntil`; empty: at once. */
  saleStartsAt: string;
  /** As `refundUntil`; empty: no pre-sale. */
  presaleStartsAt: string;
  waitingRoom: boolean;
  /** How long before the sale the waiting room opens. */
  waitingRoomMinutes: string;
}

export const usualPolicies: PolicyDraft = {
  byBuyer: false,
  feePercent: '0',
  refundUntil: '',
  freeUntilHours: '',
  extensionMinutes: '0',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
  waitlist: true,
  maxPerPerson: '',
  saleStartsAt: '',
  presaleStartsAt: '',
  waitingRoom: false,
  waitingRoomMinutes: '30',
};

const maxExtensionMinutes = 60;
const maxHours = 8_760;
export const maxSeatLimit = 1_000;
const maxWaitingRoomMinutes = 1_440;

type PolicyRequest = Pick<
  NewEvent,
  'refunds' | 'hold_extension_seconds' | 'time_zone' | 'waitlist' | 'max_seats_per_person'
  | 'sale_starts_at' | 'waiting_room' | 'presale_starts_at'
>;

/** True for what `<input type="datetime-local">` gives: "2027-05-01T19:00". */
export const isClock = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text);

/** This part of the request. Adds a message to `errors` for each wrong field. */
export function toPolicies(draft: PolicyDraft, startsAt: string, errors: DraftErrors): PolicyRequest {
  const whole = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : NaN);
  const minutes = whole(draft.extensionMinutes);
  if (!(minutes <= maxExtensionMinutes)) errors['extensionMinutes'] = t.organiser.errors.range(0, maxExtensionMinutes);
  const perPerson = draft.maxPerPerson.trim() === '' ? null : whole(draft.maxPerPerson);
  if (perPerson !== null && !(perPerson >= 1 && perPerson <= maxSeatLimit)) {
    errors['maxPerPerson'] = t.organiser.errors.range(1, maxSeatLimit);
  }
  const fee = whole(draft.feePercent);
  const until = draft.refundUntil === '' ? null : draft.refundUntil;
  if (draft.byBuyer) {
    if (!(fee <= 100)) errors['feePercent'] = t.refunds.badFee;
    if (draft.freeUntilHours.trim() !== '' && !(whole(draft.freeUntilHours) <= maxHours)) {
      errors['freeUntilHours'] = t.refunds.badHours;
    }
    if (until !== null && !(isClock(until) && until <= startsAt)) errors['refundUntil'] = t.refunds.badTime;
  }
  const saleStartsAt = draft.saleStartsAt === '' ? null : draft.saleStartsAt;
  if (saleStartsAt !== null && !(isClock(saleStartsAt) && saleStartsAt < startsAt)) {
    errors['saleStartsAt'] = t.organiser.errors.saleStart;
  }
  const presaleStartsAt = saleStartsAt === null || draft.presaleStartsAt === '' ? null : draft.presaleStartsAt;
  if (presaleStartsAt !== null && !(isClock(presaleStartsAt) && presaleStartsAt < (saleStartsAt ?? ''))) {
    errors['presaleStartsAt'] = t.codes.presaleError;
  }
  const hasRoom = draft.waitingRoom && saleStartsAt !== null;
  const roomMinutes = whole(draft.waitingRoomMinutes);
  if (hasRoom && !(roomMinutes <= maxWaitingRoomMinutes)) {
    errors['waitingRoomMinutes'] = t.organiser.errors.range(0, maxWaitingRoomMinutes);
  }
  if (draft.timeZone.trim() === '') errors['timeZone'] = t.organiser.errors.required;
  if (Object.keys(errors).length > 0) return {};
  return {
    time_zone: draft.timeZone.trim(),
    hold_extension_seconds: minutes * 60,
    waitlist: draft.waitlist,
    max_seats_per_person: perPerson,
    ...(saleStartsAt !== null && { sale_starts_at: saleStartsAt }),
    ...(presaleStartsAt !== null && { presale_starts_at: presaleStartsAt }),
    ...(hasRoom && { waiting_room: { opens_before_minutes: roomMinutes } }),
    ...(draft.byBuyer && {
      // As typed, like the start: the server reads it in `time_zone`.
      refunds: {
        by_buyer: true, until, fee_percent: fee,
        ...(draft.freeUntilHours.trim() !== '' && { free_until_hours: whole(draft.freeUntilHours) }),
      },
    }),
  };
}
