import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ShowKind } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Alert } from '../../shared/ui/feedback';
import { Field, SelectField } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { Page } from '../../shared/ui/Page';
import { CityField } from '../places';
import { searchQuery, type Wanted } from './queries';
import { ShowResults } from './ShowResults';
import { useMyPlace } from './useMyPlace';
import './search.css';

/** As far as one goes in an evening. */
const nearKm = 20;

const kinds: ShowKind[] = ['film', 'concert', 'match', 'play', 'other'];

/** Finds shows. What is looked for is in the address, so that it can be sent to friends and survives a reload. */
export function SearchPage() {
  const [params, setParams] = useSearchParams();
  const at = (name: string) => params.get(name) ?? '';
  const near = at('latitude') !== '';
  const [unknownCity, setUnknownCity] = useState(false);
  const wanted: Wanted = {
    q: at('q'), city: near ? '' : at('city'), kind: at('kind'), from: at('from'),
    ...(near && {
      latitude: at('latitude'), longitude: at('longitude'), radius: String(nearKm), sort: 'nearest',
    }),
  };
  const elsewhere = { q: wanted.q, kind: wanted.kind, from: wanted.from };
  const list = useInfiniteQuery(searchQuery(wanted));
  const place = useMyPlace(({ latitude, longitude }) => {
    setParams(withoutEmpty({ ...elsewhere, latitude, longitude }));
  });

  function submit(submitted: FormEvent<HTMLFormElement>) {
    submitted.preventDefault();
    const text = textOf(submitted.currentTarget);
    // The field says that there is no such city; to search in any city would answer another question.
    const isUnknown = text('unknown_city') !== '';
    setUnknownCity(isUnknown);
    if (isUnknown) return;
    setParams(withoutEmpty({
      q: text('q'), city: text('city'), kind: text('kind'), from: text('from'),
      ...(near && text('city') === '' && { latitude: at('latitude'), longitude: at('longitude') }),
    }));
  }

  return (
    <Page title={t.search.title} lead={<p>{t.search.lead}</p>}>
      {/* A new key fills the form anew when the address changes, such as by the back button. */}
      <form
        key={params.toString()} className="search-form card" role="search" aria-label={t.search.form} onSubmit={submit}
      >
        <Field label={t.search.words} name="q" type="search" maxLength={100} defaultValue={at('q')} />
        <WantedCity city={near ? '' : at('city')} refused={unknownCity} />
        <Field label={t.search.from} name="from" type="date" defaultValue={at('from')} />
        <SelectField label={t.search.kind} name="kind" defaultValue={at('kind')}>
          <option value="">{t.search.anyKind}</option>
          {kinds.map((kind) => <option key={kind} value={kind}>{t.search.kinds[kind]}</option>)}
        </SelectField>
        <div className="search-buttons">
          <button type="submit" className="button button-primary">{t.search.submit}</button>
          <button type="button" className="button" disabled={place.locating} onClick={place.locate}>
            {place.locating ? t.search.locating : t.search.nearMe}
          </button>
        </div>
      </form>
      {place.failed && <Alert tone="warning">{t.search.noPlace}</Alert>}
      {near && (
        <p className="muted">
          {t.search.nearHint(nearKm)}{' '}
          <Link to={`/find?${new URLSearchParams(withoutEmpty(elsewhere)).toString()}`}>{t.search.everywhere}</Link>
        </p>
      )}
      {at('city') !== '' && !near && (
        <p>
          <Link to={`/city/${at('city')}`}>{t.search.cityLead}</Link>
        </p>
      )}
      <ShowResults list={list} />
    </Page>
  );
}

/** A city by its name; the form has its id. */
function WantedCity({ city, refused }: { city: string; refused: boolean }) {
  const [chosen, setChosen] = useState(city);
  const [isUnknown, setUnknown] = useState(false);
  return (
    <div>
      <input type="hidden" name="city" value={chosen} />
      <input type="hidden" name="unknown_city" value={isUnknown ? 'yes' : ''} />
      <CityField
        label={t.search.city} hint={t.search.cityHint} cityId={chosen === '' ? null : Number(chosen)}
        error={refused && isUnknown ? t.search.unknownCity : undefined}
        onCity={(found, typed) => {
          setChosen(found ? String(found.city_id) : '');
          setUnknown(found === null && typed !== '');
        }}
      />
    </div>
  );
}

function withoutEmpty(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
