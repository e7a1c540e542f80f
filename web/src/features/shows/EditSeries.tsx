import { useRef, useState, type FormEvent } from 'react';
import type { Series, SeriesChanges } from '../../shared/api/types';
import { fieldsOf, t } from '../../shared/i18n';
import { Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { useAction } from '../auth';
import { editSeries } from './queries';

const empty = { name: '', shift: '', holdMinutes: '' };

/** What is no number is sent as one that the server refuses with the bounds. */
const wholeOf = (text: string) => (/^-?\d{1,6}$/.test(text.trim()) ? Number(text) : 0);

/** Only what was typed is changed. */
const changesOf = (draft: typeof empty): SeriesChanges => ({
  ...(draft.name.trim() !== '' && { name: draft.name.trim() }),
  ...(draft.shift.trim() !== '' && { shift_minutes: wholeOf(draft.shift) }),
  ...(draft.holdMinutes.trim() !== '' && { hold_seconds: wholeOf(draft.holdMinutes) * 60 }),
});

/** Name, times and hold of all shows that are to come. */
export function EditSeries({ series, onChanged }: { series: Series; onChanged: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(empty);
  const edit = useAction((token, changes: SeriesChanges) => editSeries(token, series.series_id, changes), {
    onSuccess: () => {
      setDraft(empty);
      onChanged();
    },
  });
  const messageOf = (field: string) => fieldsOf(edit.error)[field]?.[0];
  const submit = (sent: FormEvent<HTMLFormElement>) => {
    sent.preventDefault();
    edit.run(changesOf(draft));
  };
  return (
    <section className="card" aria-labelledby="edit-series-title">
      <h2 id="edit-series-title">{t.shows.editTitle}</h2>
      <form className="form" noValidate ref={form} onSubmit={submit}>
        <Field
          label={t.shows.name} maxLength={200} value={draft.name} error={messageOf('name')}
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        />
        <Field
          label={t.shows.shift} inputMode="numeric" value={draft.shift} error={messageOf('shift_minutes')}
          onChange={(event) => setDraft({ ...draft, shift: event.target.value })}
        />
        <Field
          label={t.shows.holdMinutes} inputMode="numeric" value={draft.holdMinutes} error={messageOf('hold_seconds')}
          onChange={(event) => setDraft({ ...draft, holdMinutes: event.target.value })}
        />
        {edit.error && <Problem error={edit.error} />}
        {edit.answer !== undefined && <p role="status">{t.shows.changed(edit.answer)}</p>}
        <button className="button" disabled={edit.busy}>
          {t.shows.save}
        </button>
      </form>
    </section>
  );
}
