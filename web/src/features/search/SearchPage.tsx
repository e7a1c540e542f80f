import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ShowKind } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Alert } from '../../shared/ui/feedback';
import { Field, SelectField } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { Page } from '../../shared/ui/Page';
import { citiesQuery, searchQuery, type Wanted } from './queries';
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
        <CityField city={near ? '' : at('city')} />
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

function CityField({ city }: { city: string }) {
  const cities = useQuery(citiesQuery());
  // The value is chosen when the cities are there.
  return (
    <SelectField key={cities.data ? 'known' : 'coming'} label={t.search.city} name="city" defaultValue={city}>
      <option value="">{t.search.anyCity}</option>
      {cities.data?.cities.map((c) => (
        <option key={c.city_id} value={c.city_id}>
          {c.local_name === '' ? c.name : `${c.name} ${c.local_name}`}
        </option>
      ))}
    </SelectField>
  );
}

function withoutEmpty(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
