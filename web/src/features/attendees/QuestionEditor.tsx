import { t } from '../../shared/i18n';
import { Field, SelectField, TextField } from '../../shared/ui/Field';
import { maxText, type QuestionForm } from './rulesForm';

interface Props {
  question: QuestionForm;
  number: number;
  onChange: (question: QuestionForm) => void;
  onRemove: () => void;
}

const kinds = ['text', 'choice', 'yes-no'] as const;
const pers = ['ticket', 'order'] as const;

/** One question of a seller. A saved one keeps its kind, so that the answers there are stay answers. */
export function QuestionEditor({ question, number, onChange, onRemove }: Props) {
  const isSaved = question.id !== null;
  return (
    <fieldset>
      <legend>{t.attendees.question(number)}</legend>
      <Field
        label={t.attendees.questionText} value={question.text} required maxLength={maxText}
        onChange={(change) => onChange({ ...question, text: change.target.value })}
      />
      <SelectField
        label={t.attendees.kind} value={question.kind} disabled={isSaved}
        onChange={(change) => onChange({ ...question, kind: change.target.value as QuestionForm['kind'] })}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t.attendees.kinds[kind]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t.attendees.per} value={question.per} disabled={isSaved}
        onChange={(change) => onChange({ ...question, per: change.target.value as QuestionForm['per'] })}
      >
        {pers.map((per) => (
          <option key={per} value={per}>
            {t.attendees.pers[per]}
          </option>
        ))}
      </SelectField>
      {question.kind === 'choice' && (
        <TextField
          label={t.attendees.choices} value={question.choices} required rows={3}
          onChange={(change) => onChange({ ...question, choices: change.target.value })}
        />
      )}
      {question.kind === 'text' && (
        <Field
          label={t.attendees.maxLength} inputMode="numeric" value={question.maxLength} pattern="\d{1,4}"
          onChange={(change) => onChange({ ...question, maxLength: change.target.value })}
        />
      )}
      <label className="check">
        <input
          type="checkbox" checked={question.required}
          onChange={(change) => onChange({ ...question, required: change.target.checked })}
        />{' '}
        {t.attendees.isRequired}
      </label>
      <button
        type="button" className="button button-small" aria-label={t.attendees.removeQuestion(number)} onClick={onRemove}
      >
        ✕
      </button>
    </fieldset>
  );
}
