import { useState, type FormEvent } from 'react';
import type { Plan, PlanDocument } from '../../shared/api/types';
import { fieldsOf, t } from '../../shared/i18n';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Field, SelectField } from '../../shared/ui/Field';
import { useAction } from '../auth';
import { FileError, textOf } from './fileText';
import { convertPlan, maxFileBytes } from './queries';

interface ImportPlanProps {
  title: string;
  store: (token: string, document: PlanDocument) => Promise<Plan>;
  onStored: (plan: Plan) => void;
}

interface Wish {
  format: string;
  name: string;
  file: File;
}

/** Reads a file, has the server turn it into a plan if it is of another format, and stores that. */
export function ImportPlan({ title, store, onStored }: ImportPlanProps) {
  const [format, setFormat] = useState('json');
  const [name, setName] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [notes, setNotes] = useState<string[]>([]);
  const action = useAction(
    async (token: string, wish: Wish) => {
      const { document, notes: found } = await read(token, wish);
      return { plan: await store(token, document), notes: found };
    },
    {
      onSuccess: (answer) => {
        setNotes(answer.notes);
        onStored(answer.plan);
      },
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file !== null) action.run({ format, name: name.trim(), file });
  };
  return (
    <form className="card form plan-import" noValidate onSubmit={submit}>
      <h2>{title}</h2>
      <p className="field-hint">{t.plans.importLead}</p>
      <SelectField label={t.plans.format} value={format} onChange={(event) => setFormat(event.target.value)}>
        {Object.entries(t.plans.formats).map(([key, label]) => (
          <option key={key} value={key}>{label}</option>
        ))}
      </SelectField>
      {format === 'csv' && (
        <Field label={t.plans.name} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      )}
      <Field
        label={t.plans.file} type="file" accept=".json,.csv,application/json,text/csv" required
        onChange={(event) => setFile(event.target.files?.[0] ?? null)}
      />
      {action.error && <Wrong error={action.error} />}
      {notes.length > 0 && (
        <Alert tone="info" title={t.plans.notes}>
          <ul>{notes.map((note) => <li key={note}>{note}</li>)}</ul>
        </Alert>
      )}
      <button className="button button-primary" disabled={action.busy || file === null}>{t.plans.importAction}</button>
    </form>
  );
}

const maxShown = 10;

/** What is wrong with a plan: each place by its pointer, with the reason. */
function Wrong({ error }: { error: Error }) {
  const fields = Object.entries(fieldsOf(error));
  if (error instanceof FileError) return <Alert tone="bad">{error.message}</Alert>;
  if (fields.length === 0) return <Problem error={error} />;
  return (
    <Alert tone="bad" title={t.plans.wrong}>
      <ul>
        {fields.slice(0, maxShown).map(([place, reasons]) => (
          <li key={place}><code>{place}</code> {reasons.join(' ')}</li>
        ))}
      </ul>
      {fields.length > maxShown && <p>{t.plans.wrongMore(fields.length - maxShown)}</p>}
    </Alert>
  );
}

async function read(token: string, { format, name, file }: Wish): Promise<{ document: PlanDocument; notes: string[] }> {
  if (file.size > maxFileBytes) throw new FileError(t.plans.tooLarge);
  const text = await textOf(file);
  if (format === 'csv' || format === 'pretix') return convertPlan(token, format, name, text);
  try {
    return { document: JSON.parse(text) as PlanDocument, notes: [] };
  } catch {
    throw new FileError(t.plans.noJson);
  }
}
