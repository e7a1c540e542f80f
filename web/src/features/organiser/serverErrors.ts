import type { DraftErrors } from './policies';

/** Fields of the request and the fields of the form that they come from. */
const fields: Record<string, string> = {
  name: 'name', venue: 'venue', description: 'description', starts_at: 'startsAt', currency: 'currency',
  hold_seconds: 'holdMinutes', max_tickets_per_order: 'maxTickets',
  max_seats_per_person: 'maxPerPerson', time_zone: 'timeZone',
  hold_extension_seconds: 'extensionMinutes', 'refunds.fee_percent': 'feePercent', 'refunds.until': 'refundUntil',
  'refunds.free_until_hours': 'freeUntilHours',
  sale_starts_at: 'saleStartsAt', presale_starts_at: 'presaleStartsAt',
  'waiting_room.opens_before_minutes': 'waitingRoomMinutes',
};

const sectionFields: Record<string, string> = {
  name: 'name', price: 'price', subsections: 'subsections', rows: 'rows', seats_per_row: 'seatsPerRow',
  row_order: 'bestRows', best_seat: 'bestSeat',
};

/**
 * The server's messages by the form's fields: "sections[1].subsections[0].rows" is "sections.1.rows", since all
 * subsections of a section come from the same fields. A message of no field of the form is the plan's, above its end.
 */
export function toDraftErrors(byPath: Record<string, string[]>): DraftErrors {
  const errors: DraftErrors = {};
  for (const [path, messages] of Object.entries(byPath)) {
    const field = fieldOf(path);
    const text = messages.join(' ');
    if (field === undefined) errors['plan'] = [errors['plan'], `${path}: ${text}`].filter(Boolean).join(' ');
    else errors[field] ??= text;
  }
  return errors;
}

function fieldOf(path: string): string | undefined {
  if (path === 'sections') return 'plan';
  const section = /^sections\[(\d+)\]\.(?:subsections\[\d+\]\.)?(\w+)/.exec(path);
  if (section === null) return fields[path];
  const field = sectionFields[section[2] ?? ''];
  return field && `sections.${section[1]}.${field}`;
}
