import type { AttendeeQuestion, AttendeeRules, AttendeeRulesDraft } from '../../shared/api/types';

/** The server's bounds. */
export const maxQuestions = 20;
export const maxText = 200;
export const maxAnswer = 1_000;

const hourMs = 3_600_000;

/** A question as typed. `key` tells rows apart: one that is not saved has no id yet. */
export interface QuestionForm {
  key: string;
  id: string | null;
  text: string;
  kind: AttendeeQuestion['kind'];
  per: AttendeeQuestion['per'];
  required: boolean;
  /** One a line. */
  choices: string;
  maxLength: string;
}

export interface RulesForm {
  names: AttendeeRules['names'];
  changes: 'never' | 'start' | 'hours';
  hours: string;
  transfers: boolean;
  questions: QuestionForm[];
}

let made = 0;

export const emptyQuestion = (): QuestionForm => ({
  key: `new ${made++}`, id: null, text: '', kind: 'text', per: 'ticket', required: false, choices: '', maxLength: '200',
});

export function formOf(rules: AttendeeRules, startsAt: string): RulesForm {
  const hours = rules.changes_until ? (Date.parse(startsAt) - Date.parse(rules.changes_until)) / hourMs : 0;
  // Where nothing is asked yet, the usual choice is offered.
  const isNew = rules.names === 'none' && rules.questions.length === 0;
  return {
    names: rules.names,
    changes: !rules.changes_until && !isNew ? 'never' : hours <= 0 ? 'start' : 'hours',
    hours: String(Math.max(0, Math.round(hours))),
    transfers: rules.transfers,
    questions: rules.questions.map((question) => ({
      key: question.id, id: question.id, text: question.text, kind: question.kind, per: question.per,
      required: question.required, choices: (question.choices ?? []).join('\n'),
      maxLength: String(question.max_length ?? 200),
    })),
  };
}

/** A length that is no number is left to the server's usual one. */
const lengthOf = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? { max_length: Number(text) } : {});

export function rulesTo(form: RulesForm, startsAt: string): AttendeeRulesDraft {
  const hours = form.changes === 'hours' ? Number(form.hours) || 0 : 0;
  return {
    names: form.names,
    changes_until: form.changes === 'never' ? null : new Date(Date.parse(startsAt) - hours * hourMs).toISOString(),
    transfers: form.transfers,
    questions: form.questions.map(({ id, text, kind, per, required, choices, maxLength }) => ({
      id, text: text.trim(), kind, per, required,
      ...(kind === 'choice' && { choices: choices.split('\n').map((line) => line.trim()).filter(Boolean) }),
      ...(kind === 'text' && lengthOf(maxLength)),
    })),
  };
}
