import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { placeQuery } from '../../shared/api/places';
import type { NewSuperVenue, SuperVenue, SuperVenueDetails } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Problem } from '../../shared/ui/feedback';
import { Field, SelectField } from '../../shared/ui/Field';
import { useAction, useSession } from '../auth';
import { PlaceFields } from './PlaceFields';
import { createHall, createPlace, ownPlacesQuery } from './queries';
import './places.css';

/** A hall of one's own. */
export interface ChosenVenue {
  venueId: number;
  /** What an event's venue is called there, as the server has it. */
  label: string;
  timeZone: string;
}

const newPlace = 'new';

const labelOf = (place: SuperVenue, hall: string) => (place.name === hall ? hall : t.common.pair(place.name, hall));

function venueOf({ super_venue, venues }: SuperVenueDetails, venueId: number | null): ChosenVenue | null {
  const hall = venues.find(({ venue_id }) => venue_id === venueId);
  return hall
    ? { venueId: hall.venue_id, label: labelOf(super_venue, hall.name), timeZone: super_venue.city.time_zone }
    : null;
}

/**
 * Where an event is: a hall of the seller's, one that is made here, or a name that is typed elsewhere in the form. Only
 * an event in a hall is found by city and nearby.
 */
export function VenueChoice({ onChoose }: { onChoose: (venue: ChosenVenue | null) => void }) {
  const { user, authorized } = useSession();
  const queries = useQueryClient();
  const own = ownPlacesQuery(user?.user_id, authorized);
  const places = useQuery(own);
  const [place, setPlace] = useState('');
  const create = useAction((token, body: NewSuperVenue) => createPlace(token, body), {
    onSuccess: async (made) => {
      queries.setQueryData(placeQuery(made.super_venue.super_venue_id).queryKey, made);
      await queries.invalidateQueries({ queryKey: own.queryKey });
      setPlace(String(made.super_venue.super_venue_id));
    },
  });
  return (
    <section className="card place-card" aria-labelledby="venue-choice-title">
      <h2 id="venue-choice-title">{t.places.chooseTitle}</h2>
      <SelectField
        label={t.places.place} hint={t.places.placeHint} value={place}
        onChange={(event) => {
          setPlace(event.target.value);
          onChoose(null);
        }}
      >
        <option value="">{t.places.onlyName}</option>
        {places.data?.map(({ super_venue_id, name, city }) => (
          <option key={super_venue_id} value={super_venue_id}>{t.common.pair(name, city.name)}</option>
        ))}
        <option value={newPlace}>{t.places.makePlace}</option>
      </SelectField>
      {places.error && <Problem error={places.error} onRetry={() => void places.refetch()} />}
      {place === newPlace && (
        <fieldset className="choice-new" data-own-button>
          <legend>{t.places.newTitle}</legend>
          <PlaceFields submit={t.places.create} busy={create.busy} error={create.error} onSave={create.run} />
        </fieldset>
      )}
      {place !== '' && place !== newPlace && (
        <HallChoice key={place} placeId={Number(place)} onChoose={onChoose} />
      )}
      <p><Link to="/organiser/places">{t.places.manage}</Link></p>
    </section>
  );
}

function HallChoice({ placeId, onChoose }: { placeId: number; onChoose: (venue: ChosenVenue | null) => void }) {
  const queries = useQueryClient();
  const query = placeQuery(placeId);
  const { data, error } = useQuery(query);
  const [picked, setPicked] = useState<number | null>(null);
  const [name, setName] = useState('');
  // There is nothing to choose where there is one hall.
  const only = data?.venues.length === 1 ? data.venues[0]?.venue_id : undefined;
  const hall = picked ?? only ?? null;
  const told = useRef<number>(undefined);
  const choose = (known: SuperVenueDetails, venueId: number | null) => {
    setPicked(venueId);
    onChoose(venueOf(known, venueId ?? only ?? null));
  };
  useEffect(() => {
    if (data === undefined || only === undefined || picked !== null || told.current === only) return;
    told.current = only;
    onChoose(venueOf(data, only));
  });
  const add = useAction((token, hallName: string) => createHall(token, placeId, hallName), {
    onSuccess: ({ venue_id, name: hallName }) => {
      if (data === undefined) return;
      const withIt = { ...data, venues: [...data.venues, { venue_id, name: hallName }] };
      queries.setQueryData(query.queryKey, withIt);
      setName('');
      choose(withIt, venue_id);
    },
  });
  return (
    <>
      {error && <Problem error={error} />}
      <SelectField
        label={t.places.hall} value={hall ?? ''}
        onChange={(event) => data && choose(data, event.target.value === '' ? null : Number(event.target.value))}
      >
        <option value="">{t.places.chooseHall}</option>
        {data?.venues.map((one) => <option key={one.venue_id} value={one.venue_id}>{one.name}</option>)}
      </SelectField>
      <div className="hall-line" data-own-button>
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
    </>
  );
}
