import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import type { NewSuperVenue } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { useAction, useSession } from '../auth';
import { PlaceFields } from './PlaceFields';
import { createPlace, ownPlacesQuery } from './queries';
import './places.css';

/** The seller's cinemas, arenas, theatres and clubs. */
export function PlacesPage() {
  const { user, authorized } = useSession();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const own = ownPlacesQuery(user?.user_id, authorized);
  const list = useQuery(own);
  const create = useAction((token, place: NewSuperVenue) => createPlace(token, place), {
    onSuccess: async ({ super_venue }) => {
      await queries.invalidateQueries({ queryKey: own.queryKey });
      await navigate(`/organiser/places/${super_venue.super_venue_id}`);
    },
  });
  return (
    <Page
      title={t.places.title}
      crumbs={[{ label: t.organiser.title, to: '/organiser' }, { label: t.places.title }]}
      lead={<p>{t.places.lead}</p>}
    >
      {list.error && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data?.length === 0 && <p className="empty">{t.places.none}</p>}
      <ul className="place-list">
        {list.data?.map((place) => (
          <li key={place.super_venue_id} className="card">
            <h2><Link to={`/organiser/places/${place.super_venue_id}`}>{place.name}</Link></h2>
            <p className="muted">
              {[t.search.placeKinds[place.kind], place.address, place.city.name].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      <section className="card place-card" aria-labelledby="new-place-title">
        <h2 id="new-place-title">{t.places.newTitle}</h2>
        <PlaceFields submit={t.places.create} busy={create.busy} error={create.error} onSave={create.run} />
      </section>
    </Page>
  );
}
