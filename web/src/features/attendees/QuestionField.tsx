import type { AttendeeQuestion } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Field, SelectField } from '../../shared/ui/Field';

interface Props {
  question: AttendeeQuestion;
  value: string;
  disabled: boolean;
  onChange: (value: string) => void;
}

/** A question as the input that its kind asks for. */
export function QuestionField({ question, value, disabled, onChange }: Props) {
  const { text, kind, required, choices, max_length } = question;
  const hint = required ? t.attendees.required : undefined;
  if (kind === 'text') {
    return (
      <Field
        label={text} hint={hint} value={value} disabled={disabled} maxLength={max_length ?? undefined}
        onChange={(change) => onChange(change.target.value)}
      />
    );
  }
  const options =
    kind === 'choice'
      ? (choices ?? []).map((choice) => [choice, choice] as const)
      : ([['yes', t.attendees.yes], ['no', t.attendees.no]] as const);
  return (
    <SelectField
      label={text} hint={hint} value={value} disabled={disabled} onChange={(change) => onChange(change.target.value)}
    >
      <option value="">{t.attendees.choose}</option>
      {options.map(([answer, label]) => (
        <option key={answer} value={answer}>
          {label}
        </option>
      ))}
    </SelectField>
  );
}
