import type { NewEvent, PlanDocument } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { parseMoney } from '../../shared/i18n/format';
import { venueClock } from '../../shared/i18n/venueTime';
import { isClock, toPolicies, type DraftErrors, type PolicyDraft } from './policies';
import { toQuality, type QualityDraft } from './quality';

/** A section as typed. The fields are texts, because a half-typed number is not a number. */
export interface SectionDraft extends QualityDraft {
  key: number;
  name: string;
  price: string;
  subsections: string;
  rows: string;
  seatsPerRow: string;
}

/** A stored plan or a template, instead of sections that are typed. */
export interface ChosenPlan {
  document: PlanDocument;
  /** Of a stored one. */
  planId?: string;
  version?: number;
}

export interface EventDraft {
  name: string;
  venue: string;
  /** A hall of the seller's. Its name and zone are those of the event then. */
  venueId: number | null;
  productionId: number | null;
  description: string;
  /** In the format of `<input type="datetime-local">`, "2027-05-01T19:00", by the venue's clocks. */
  startsAt: string;
  currency: string;
  holdMinutes: string;
  maxTickets: string;
  policies: PolicyDraft;
  sections: SectionDraft[];
  plan: ChosenPlan | null;
  /** What was typed as the price of each section of the chosen plan. */
  prices: Record<string, string>;
}

/** The error of a section's field is named "sections.<index>.<field>". */
export type { DraftErrors };

/** 1 to 30 letters, marks and digits of any script, with some punctuation, and a letter or digit among them. */
const isSectionName = (name: string) =>
  name.length <= 30 && /^[\p{L}\p{Mn}\p{Mc}\p{N} .'’()&]+$/u.test(name) && /[\p{L}\p{Nd}]/u.test(name);

/** The bounds of docs/api.md. */
export const bounds = {
  sections: 50, subsections: 50, rows: 200, seatsPerRow: 200, seats: 100_000, tickets: 50, holdMinutes: 60,
  priceMinor: 1_000_000_000,
} as const;

export const presets = {
  small: { sections: 1, subsections: 1, rows: 10, seatsPerRow: 20 },
  theatre: { sections: 4, subsections: 2, rows: 10, seatsPerRow: 25 },
  stadium: { sections: 10, subsections: 10, rows: 20, seatsPerRow: 25 },
} as const;

/** Sections A, B, … J. A costs most. */
export function presetSections(preset: keyof typeof presets): SectionDraft[] {
  const { sections, subsections, rows, seatsPerRow } = presets[preset];
  return Array.from({ length: sections }, (_, index) => ({
    key: index,
    name: String.fromCharCode('A'.charCodeAt(0) + index),
    price: String(3000 - Math.floor((2000 / sections) * index)),
    subsections: String(subsections),
    rows: String(rows),
    seatsPerRow: String(seatsPerRow),
    bestRows: '',
    bestSeat: '',
  }));
}

/** A whole number within its bounds, or null. */
function within(text: string, min: number, max: number): number | null {
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : NaN;
  return value >= min && value <= max ? value : null;
}

export function seatsIn(sections: readonly SectionDraft[]): number {
  return sections.reduce(
    (sum, s) =>
      sum +
      (within(s.subsections, 1, bounds.subsections) ?? 0) *
        (within(s.rows, 1, bounds.rows) ?? 0) *
        (within(s.seatsPerRow, 1, bounds.seatsPerRow) ?? 0),
    0,
  );
}

/** The request for what was typed, or a message for each wrong field. */
export function toNewEvent(draft: EventDraft, nowMs: number): { event: NewEvent } | { errors: DraftErrors } {
  const errors: DraftErrors = {};
  const messages = t.organiser.errors;
  const number = (field: string, text: string, min: number, max: number) => numberOf(field, text, min, max, errors);
  if (draft.name.trim() === '') errors['name'] = messages.required;
  if (draft.venue.trim() === '') errors['venue'] = messages.required;
  if (!isClock(draft.startsAt) || draft.startsAt <= venueClock(nowMs, draft.policies.timeZone.trim())) {
    errors['startsAt'] = messages.date;
  }
  const holdMinutes = number('holdMinutes', draft.holdMinutes, 1, bounds.holdMinutes);
  const maxTickets = number('maxTickets', draft.maxTickets, 1, bounds.tickets);

  const seating = draft.plan === null ? typedSections(draft, errors) : chosenPlan(draft, draft.plan, errors);
  const policies = toPolicies(draft.policies, draft.startsAt, errors);
  if (Object.keys(errors).length > 0) return { errors };
  return {
    event: {
      name: draft.name.trim(),
      venue: draft.venue.trim(),
      ...(draft.venueId !== null && { venue_id: draft.venueId }),
      ...(draft.productionId !== null && { production_id: draft.productionId }),
      description: draft.description.trim(),
      // As typed: the server reads it in `time_zone`. The browser's own zone has no say.
      starts_at: draft.startsAt,
      currency: draft.currency,
      hold_seconds: holdMinutes * 60,
      max_tickets_per_order: maxTickets,
      ...policies,
      ...seating,
    },
  };
}

function typedSections(draft: EventDraft, errors: DraftErrors): Pick<NewEvent, 'sections'> {
  const messages = t.organiser.errors;
  const number = (field: string, text: string, min: number, max: number) => numberOf(field, text, min, max, errors);
  const names = new Set<string>();
  const sections = draft.sections.map((section, index) => {
    const at = `sections.${index}`;
    const name = section.name.normalize('NFC').trim();
    if (!isSectionName(name)) errors[`${at}.name`] = messages.sectionName;
    else if (names.has(name.toUpperCase())) errors[`${at}.name`] = messages.duplicateSection;
    names.add(name.toUpperCase());
    const price = parseMoney(section.price, draft.currency);
    if (price === null || price > bounds.priceMinor) errors[`${at}.price`] = messages.price;
    const subsections = number(`${at}.subsections`, section.subsections, 1, bounds.subsections);
    const rows = number(`${at}.rows`, section.rows, 1, bounds.rows);
    const seatsPerRow = number(`${at}.seatsPerRow`, section.seatsPerRow, 1, bounds.seatsPerRow);
    const quality = toQuality(section, rows || bounds.rows, seatsPerRow || bounds.seatsPerRow, at, errors);
    return {
      name,
      price: price ?? 0,
      subsections: Array.from({ length: subsections }, (_, i) => ({
        number: i + 1, rows, seats_per_row: seatsPerRow, ...quality,
      })),
    };
  });
  if (seatsIn(draft.sections) > bounds.seats) errors['plan'] = messages.tooManySeats;
  return { sections };
}

/** A stored plan goes by its id, a template with all that it has. */
function chosenPlan(draft: EventDraft, plan: ChosenPlan, errors: DraftErrors): Partial<NewEvent> {
  const sections = (plan.document.sections ?? []).flatMap((section) =>
    section?.name ? [{ ...section, name: section.name }] : []);
  const prices = sections.map(({ name }) => {
    const price = parseMoney(draft.prices[name] ?? '', draft.currency);
    if (price === null || price > bounds.priceMinor) errors[`prices.${name}`] = t.organiser.errors.price;
    return { section: name, price: price ?? 0 };
  });
  return plan.planId === undefined
    ? {
        sections: sections.map((section, i) => ({ ...section, price: prices[i]?.price ?? 0 })),
        ...(plan.document.drawing && { drawing: plan.document.drawing }),
      }
    : { plan: { plan_id: plan.planId, version: plan.version ?? null, prices } };
}

function numberOf(field: string, text: string, min: number, max: number, errors: DraftErrors): number {
  const value = within(text, min, max);
  if (value === null) errors[field] = t.organiser.errors.range(min, max);
  return value ?? 0;
}
