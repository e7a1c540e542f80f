import type { DateRule } from '../../shared/api/types';

/** A rule for dates, as typed. */
export interface RuleDraft {
  from: string;
  to: string;
  times: string;
  weekdays: readonly Weekday[];
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

export const emptyRule: RuleDraft = { from: '', to: '', times: '20:00', weekdays };

/** The rule for the server, which checks it. */
export const toRule = (draft: RuleDraft): DateRule => ({
  from: draft.from,
  to: draft.to,
  times: draft.times.split(/[,;\s]+/).filter((time) => time !== ''),
  ...(draft.weekdays.length < weekdays.length && { weekdays: [...draft.weekdays] }),
});
