import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { AttendeeRules, EventDetail } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Field, SelectField } from '../../shared/ui/Field';
import { useAction } from '../auth';
import { attendeeRulesQuery, setAttendeeRules } from './queries';
import { QuestionEditor } from './QuestionEditor';
import { emptyQuestion, formOf, maxQuestions, rulesTo, type RulesForm } from './rulesForm';

/** What a seller's event asks of those who come, and whether its tickets may change hands. */
export function AttendeeRulesForm({ event }: { event: EventDetail }) {
  const { data, error, refetch } = useQuery(attendeeRulesQuery(event.event_id));
  const [saved, setSaved] = useState(false);
  return (
    <section className="card" aria-labelledby="rules-title">
      <h2 id="rules-title">{t.attendees.rulesTitle}</h2>
      <p className="muted">{t.attendees.rulesLead}</p>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data && <RulesEditor key={JSON.stringify(data)} event={event} rules={data} onSaved={setSaved} />}
      {saved && <Alert tone="good">{t.attendees.saved}</Alert>}
    </section>
  );
}

const nameRules = ['none', 'optional', 'required'] as const;
const changeRules = ['never', 'start', 'hours'] as const;

interface EditorProps {
  event: EventDetail;
  rules: AttendeeRules;
  /** What is saved begins the form anew, so that its ids are the server's. */
  onSaved: (saved: boolean) => void;
}

function RulesEditor({ event, rules, onSaved }: EditorProps) {
  const queryClient = useQueryClient();
  const [form, setForm] = useState<RulesForm>(() => formOf(rules, event.starts_at));
  const save = useAction((token) => setAttendeeRules(token, event.event_id, rulesTo(form, event.starts_at)), {
    repeatable: true,
    onSuccess: (saved) => {
      onSaved(true);
      queryClient.setQueryData(attendeeRulesQuery(event.event_id).queryKey, saved);
    },
  });
  const change = (changes: Partial<RulesForm>) => {
    onSaved(false);
    save.reset();
    setForm({ ...form, ...changes });
  };
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    save.run(undefined);
  };
  return (
    <form className="form" onSubmit={submit}>
      <label className="check">
        <input
          type="checkbox" checked={form.transfers} onChange={(changed) => change({ transfers: changed.target.checked })}
        />{' '}
        {t.attendees.transfers}
      </label>
      <SelectField
        label={t.attendees.names} value={form.names}
        onChange={(changed) => change({ names: changed.target.value as RulesForm['names'] })}
      >
        {nameRules.map((rule) => (
          <option key={rule} value={rule}>
            {t.attendees.nameChoices[rule]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t.attendees.changes} value={form.changes}
        onChange={(changed) => change({ changes: changed.target.value as RulesForm['changes'] })}
      >
        {changeRules.map((rule) => (
          <option key={rule} value={rule}>
            {t.attendees.changeChoices[rule]}
          </option>
        ))}
      </SelectField>
      {form.changes === 'hours' && (
        <Field
          label={t.attendees.changeHours} inputMode="numeric" value={form.hours} required pattern="\d{1,4}"
          onChange={(changed) => change({ hours: changed.target.value })}
        />
      )}
      {form.questions.map((question, index) => (
        <QuestionEditor
          key={question.key} question={question} number={index + 1}
          onChange={(next) => change({ questions: form.questions.map((one) => (one.key === next.key ? next : one)) })}
          onRemove={() => change({ questions: form.questions.filter((one) => one.key !== question.key) })}
        />
      ))}
      {form.questions.length < maxQuestions && (
        <button
          type="button" className="button button-small"
          onClick={() => change({ questions: [...form.questions, emptyQuestion()] })}
        >
          {t.attendees.addQuestion}
        </button>
      )}
      {save.error && <Problem error={save.error} />}
      <button className="button" disabled={save.busy}>
        {t.attendees.saveRules}
      </button>
    </form>
  );
}
