import { useState } from 'react';
import type { NewProduction, Production } from '../../shared/api/types';
import { fieldsOf, t } from '../../shared/i18n';
import { Problem } from '../../shared/ui/feedback';
import { Field, SelectField, TextField } from '../../shared/ui/Field';

const kinds: NewProduction['kind'][] = ['film', 'concert', 'match', 'play', 'other'];

/** A production as typed. */
const draftOf = (production: Production | undefined) => ({
  kind: production?.kind ?? 'film',
  title: production?.title ?? '',
  original_title: production?.original_title ?? '',
  performers: production?.performers.join(', ') ?? '',
  description: production?.description ?? '',
  languages: production?.languages.join(', ') ?? '',
  duration_minutes: String(production?.duration_minutes ?? ''),
  age_rating: production?.age_rating ?? '',
  genre: production?.genre ?? '',
});
type ProductionDraft = ReturnType<typeof draftOf>;

const listOf = (text: string) => text.split(/[,，、]/).map((part) => part.trim()).filter((part) => part !== '');

/** What is no number is sent as one that the server refuses with the bounds. */
const minutesOf = (text: string) => (text.trim() === '' ? null : /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0);

const toRequest = (draft: ProductionDraft): NewProduction => ({
  ...draft, title: draft.title.trim(), performers: listOf(draft.performers), languages: listOf(draft.languages),
  duration_minutes: minutesOf(draft.duration_minutes),
});

interface Props {
  production?: Production;
  submit: string;
  busy: boolean;
  error: Error | null;
  onSave: (production: NewProduction) => void;
}

/** The fields of a production. No form of its own, so that it can stand inside the form of an event. */
export function ProductionFields({ production, submit, busy, error, onSave }: Props) {
  const [draft, setDraft] = useState(() => draftOf(production));
  /** An error of the third performer is one of the field of performers. */
  const messageOf = (field: string) =>
    Object.entries(fieldsOf(error)).find(([path]) => path === field || path.startsWith(`${field}[`))?.[1][0];
  const text = (field: Exclude<keyof ProductionDraft, 'kind'>) => ({
    value: draft[field],
    error: messageOf(field),
    onChange: (event: { target: { value: string } }) => {
      const { value } = event.target;
      setDraft((now) => ({ ...now, [field]: value }));
    },
  });
  return (
    <div className="form-grid">
      <SelectField
        label={t.places.productionKind} value={draft.kind}
        onChange={(event) => setDraft({ ...draft, kind: event.target.value as ProductionDraft['kind'] })}
      >
        {kinds.map((kind) => <option key={kind} value={kind}>{t.places.productionKinds[kind]}</option>)}
      </SelectField>
      <Field label={t.places.productionTitle} maxLength={200} {...text('title')} />
      <Field label={t.places.originalTitle} maxLength={200} {...text('original_title')} />
      <Field label={t.places.performers} hint={t.places.performersHint} {...text('performers')} />
      <Field label={t.places.languages} hint={t.places.languagesHint} {...text('languages')} />
      <Field label={t.places.duration} inputMode="numeric" {...text('duration_minutes')} />
      <Field label={t.places.ageRating} hint={t.places.ageRatingHint} maxLength={20} {...text('age_rating')} />
      <Field label={t.places.genre} maxLength={50} {...text('genre')} />
      <div className="form-grid-wide">
        <TextField label={t.places.description} rows={3} maxLength={5000} {...text('description')} />
      </div>
      <div className="form-grid-wide">
        {error && <Problem error={error} />}
        <button type="button" className="button" disabled={busy} onClick={() => onSave(toRequest(draft))}>
          {submit}
        </button>
      </div>
    </div>
  );
}
