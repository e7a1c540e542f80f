import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { placeQuery } from '../../shared/api/places';
import type { NewSuperVenue, SuperVenueDetails } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { Page } from '../../shared/ui/Page';
import { useAction } from '../auth';
import { PictureField } from '../shows';
import { PlaceFields } from './PlaceFields';
import { createHall, editPlace, renameHall } from './queries';
import './places.css';

/** A super-venue for its seller: what it is, where it is, its halls. */
export function OwnPlacePage() {
  const placeId = Number(useParams()['superVenueId']);
  const queries = useQueryClient();
  const place = useQuery(placeQuery(placeId));
  const name = place.data?.super_venue.name;
  const reload = () => queries.invalidateQueries({ queryKey: placeQuery(placeId).queryKey });
  const edit = useAction((token, changed: NewSuperVenue) => editPlace(token, placeId, changed), {
    onSuccess: async () => {
      await reload();
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('own-places') });
    },
  });
  return (
    <Page
      title={name ?? t.places.title}
      crumbs={[
        { label: t.organiser.title, to: '/organiser' }, { label: t.places.title, to: '/organiser/places' },
        { label: name ?? t.common.loading },
      ]}
    >
      {place.error && <Problem error={place.error} onRetry={() => void place.refetch()} />}
      {place.isPending && <Loading />}
      {place.data && (
        <>
          <p><Link to={`/place/${placeId}`}>{t.shows.publicPage}</Link></p>
          <Halls place={place.data} onChanged={reload} />
          <PictureField
            owner={`/super-venues/${placeId}`} picture={place.data.super_venue.picture ?? null}
            onPicture={() => void reload()}
          />
          <section className="card place-card" aria-labelledby="edit-place-title">
            <h2 id="edit-place-title">{t.places.editTitle}</h2>
            {/* A new key fills the fields anew when the server has others. */}
            <PlaceFields
              key={JSON.stringify(place.data.super_venue)} place={place.data.super_venue} submit={t.places.save}
              busy={edit.busy} error={edit.error} onSave={edit.run}
            />
            {edit.done && <p role="status">{t.places.saved}</p>}
          </section>
        </>
      )}
    </Page>
  );
}

function Halls({ place, onChanged }: { place: SuperVenueDetails; onChanged: () => Promise<void> }) {
  const [name, setName] = useState('');
  const add = useAction(
    (token, hall: string) => createHall(token, place.super_venue.super_venue_id, hall),
    {
      onSuccess: () => {
        setName('');
        return onChanged();
      },
    },
  );
  return (
    <section className="card place-card" aria-labelledby="halls-title">
      <h2 id="halls-title">{t.places.hallsTitle}</h2>
      {place.venues.length === 0 && <p className="empty">{t.places.noHalls}</p>}
      <ul className="hall-list">
        {place.venues.map((hall) => (
          <HallLine key={`${hall.venue_id} ${hall.name}`} hall={hall} onChanged={onChanged} />
        ))}
      </ul>
      <div className="hall-line">
        <Field
          label={t.places.newHall} maxLength={90} value={name} onChange={(event) => setName(event.target.value)}
        />
        <button
          type="button" className="button" disabled={add.busy || name.trim() === ''}
          onClick={() => add.run(name.trim())}
        >
          {t.places.addHall}
        </button>
      </div>
      {add.error && <Problem error={add.error} />}
    </section>
  );
}

function HallLine(
  { hall, onChanged }: { hall: SuperVenueDetails['venues'][number]; onChanged: () => Promise<void> },
) {
  const [name, setName] = useState(hall.name);
  const rename = useAction((token, to: string) => renameHall(token, hall.venue_id, to), { onSuccess: onChanged });
  return (
    <li>
      <div className="hall-line">
        <Field
          label={t.places.hallName(hall.name)} maxLength={90} value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <button
          type="button" className="button" aria-label={t.places.renameHall(hall.name)}
          disabled={rename.busy || name.trim() === '' || name.trim() === hall.name}
          onClick={() => rename.run(name.trim())}
        >
          {t.places.rename}
        </button>
      </div>
      {rename.error && <Problem error={rename.error} />}
      <details>
        <summary>{t.shows.pictureTitle}</summary>
        <PictureField
          owner={`/venues/${hall.venue_id}`} picture={hall.picture ?? null} title={t.places.hallPicture(hall.name)}
          onPicture={() => void onChanged()}
        />
      </details>
    </li>
  );
}
