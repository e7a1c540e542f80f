import type { NewCodes } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import type { CodeKind } from '../../shared/i18n/codes.en';
import { parseMoney } from '../../shared/i18n/format';

/** The codes to make, as typed. */
export interface CodeDraft {
  kind: CodeKind;
  value: string;
  currency: string;
  groupSeats: string;
  groupPays: string;
  code: string;
  count: string;
  maxUses: string;
  maxUsesPerPerson: string;
  minSeats: string;
  validFrom: string;
  validUntil: string;
  sections: string;
  note: string;
}

export const emptyDraft: CodeDraft = {
  kind: 'percent', value: '', currency: 'EUR', groupSeats: '4', groupPays: '3', code: '', count: '1', maxUses: '',
  maxUsesPerPerson: '', minSeats: '1', validFrom: '', validUntil: '', sections: '', note: '',
};

const maxCount = 5_000;

export type CodeErrors = Partial<Record<keyof CodeDraft, string>>;

/** The request, and a message for each wrong field. */
export function toNewCodes(draft: CodeDraft, eventId: number | null): { body: NewCodes; errors: CodeErrors } {
  const errors: CodeErrors = {};
  const whole = (field: keyof CodeDraft, message: string = t.codes.errors.whole, most = 1_000_000) => {
    const number = /^\d{1,7}$/.test(draft[field].trim()) ? Number(draft[field]) : NaN;
    if (!(number >= 1 && number <= most)) errors[field] = message;
    return number;
  };
  const optional = (field: keyof CodeDraft) => (draft[field].trim() === '' ? null : whole(field));
  const time = (field: 'validFrom' | 'validUntil') =>
    draft[field] === '' ? null : new Date(draft[field]).toISOString();
  const sections = draft.sections.split(',').map((name) => name.trim()).filter(Boolean);
  const body: NewCodes = {
    kind: draft.kind, event_id: eventId,
    ...worthOf(draft, eventId, errors, whole),
    ...(draft.code.trim() === ''
      ? { count: whole('count', t.codes.errors.count, maxCount) } : { code: draft.code.trim() }),
    max_uses: optional('maxUses'), max_uses_per_person: optional('maxUsesPerPerson'), min_seats: whole('minSeats'),
    valid_from: time('validFrom'), valid_until: time('validUntil'),
    sections: sections.length > 0 ? sections : null, note: draft.note,
  };
  if (draft.code.trim() !== '' && draft.code.replaceAll(/[\s-]/g, '').length < 3) errors.code = t.codes.errors.code;
  return { body, errors };
}

function worthOf(
  draft: CodeDraft, eventId: number | null, errors: CodeErrors,
  whole: (field: keyof CodeDraft, message: string, most: number) => number,
): Partial<NewCodes> {
  if (draft.kind === 'percent') return { value: whole('value', t.codes.errors.percent, 100) };
  if (draft.kind === 'n_for_m') {
    const [seats, pays] = [whole('groupSeats', t.codes.errors.group, 50), whole('groupPays', t.codes.errors.group, 50)];
    if (!(pays < seats)) errors.groupPays = t.codes.errors.group;
    return { group_seats: seats, group_pays: pays };
  }
  if (draft.kind !== 'amount' && draft.kind !== 'voucher') return {};
  if (!/^[A-Z]{3}$/.test(draft.currency)) errors.currency = t.codes.errors.currency;
  const value = errors.currency === undefined ? parseMoney(draft.value, draft.currency) : null;
  if (value === null || value === 0) errors.value ??= t.codes.errors.sum;
  // An event has its own currency.
  return { value: value ?? 0, ...(eventId === null && { currency: draft.currency }) };
}
