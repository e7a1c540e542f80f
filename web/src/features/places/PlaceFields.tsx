import { useState } from 'react';
import type { NewSuperVenue, SuperVenue } from '../../shared/api/types';
import { fieldsOf, t } from '../../shared/i18n';
import { Problem } from '../../shared/ui/feedback';
import { Field, SelectField } from '../../shared/ui/Field';
import { CityField } from './CityField';

const kinds: NewSuperVenue['kind'][] = ['cinema', 'arena', 'theatre', 'club', 'other'];

interface PlaceDraft {
  kind: NewSuperVenue['kind'];
  name: string;
  address: string;
  cityId: number | null;
  latitude: string;
  longitude: string;
}

const draftOf = (place: SuperVenue | undefined): PlaceDraft => ({
  kind: place?.kind ?? 'cinema',
  name: place?.name ?? '',
  address: place?.address ?? '',
  cityId: place?.city.city_id ?? null,
  latitude: place ? String(place.latitude) : '',
  longitude: place ? String(place.longitude) : '',
});

/** A decimal number. What is none is sent as one that the server refuses with the bounds. */
const degreesOf = (text: string) => (/^-?\d{1,3}(\.\d{1,15})?$/.test(text.trim()) ? Number(text) : 1_000);

interface Props {
  place?: SuperVenue;
  submit: string;
  busy: boolean;
  error: Error | null;
  onSave: (place: NewSuperVenue) => void;
}

/** The fields of a super-venue. No form of its own, so that it can stand inside the form of an event. */
export function PlaceFields({ place, submit, busy, error, onSave }: Props) {
  const [draft, setDraft] = useState(() => draftOf(place));
  const [missesCity, setMissesCity] = useState(false);
  const change = (part: Partial<PlaceDraft>) => setDraft((now) => ({ ...now, ...part }));
  const messageOf = (field: string) => fieldsOf(error)[field]?.[0];
  const save = () => {
    setMissesCity(draft.cityId === null);
    if (draft.cityId === null) return;
    onSave({
      kind: draft.kind, name: draft.name.trim(), address: draft.address.trim(), city_id: draft.cityId,
      latitude: degreesOf(draft.latitude), longitude: degreesOf(draft.longitude),
    });
  };
  return (
    <div className="form-grid">
      <SelectField
        label={t.places.kind} value={draft.kind}
        onChange={(event) => change({ kind: event.target.value as PlaceDraft['kind'] })}
      >
        {kinds.map((kind) => <option key={kind} value={kind}>{t.search.placeKinds[kind]}</option>)}
      </SelectField>
      <Field
        label={t.places.name} maxLength={90} value={draft.name} error={messageOf('name')}
        onChange={(event) => change({ name: event.target.value })}
      />
      <Field
        label={t.places.address} maxLength={300} value={draft.address} error={messageOf('address')}
        onChange={(event) => change({ address: event.target.value })}
      />
      <CityField
        label={t.places.city} cityId={draft.cityId}
        error={missesCity && draft.cityId === null ? t.places.cityMissing : messageOf('city_id')}
        onCity={(city) =>
          // A place stands somewhere in its city: its centre is a start where nobody knows better.
          setDraft((now) => ({
            ...now, cityId: city?.city_id ?? null,
            ...(city && now.latitude === '' && now.longitude === '' && {
              latitude: String(city.latitude), longitude: String(city.longitude),
            }),
          }))}
      />
      <Field
        label={t.places.latitude} hint={t.places.pointHint} inputMode="decimal" value={draft.latitude}
        error={messageOf('latitude')} onChange={(event) => change({ latitude: event.target.value })}
      />
      <Field
        label={t.places.longitude} inputMode="decimal" value={draft.longitude} error={messageOf('longitude')}
        onChange={(event) => change({ longitude: event.target.value })}
      />
      <div className="form-grid-wide">
        {error && <Problem error={error} />}
        <button type="button" className="button" disabled={busy} onClick={save}>{submit}</button>
      </div>
    </div>
  );
}
