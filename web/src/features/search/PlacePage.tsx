import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { t } from '../../shared/i18n';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { placeQuery, searchQuery } from './queries';
import { ShowResults } from './ShowResults';

/** A cinema, an arena, a theatre: where it is and what it shows. */
export function PlacePage() {
  const { superVenueId = '' } = useParams();
  const details = useQuery(placeQuery(Number(superVenueId)));
  const list = useInfiniteQuery(searchQuery({ super_venue: superVenueId }));
  const place = details.data?.super_venue;
  if (!place) {
    return (
      <Page title={t.search.title}>
        {details.isError
          ? <Problem error={details.error} onRetry={() => void details.refetch()} /> : <Loading />}
      </Page>
    );
  }
  const halls = details.data?.venues.map((hall) => hall.name) ?? [];
  return (
    <Page
      title={place.name}
      crumbs={[
        { label: t.search.title, to: '/find' },
        { label: place.city.name, to: `/city/${place.city.city_id}` },
        { label: place.name },
      ]}
      lead={
        <p className="muted">
          {[t.search.placeKinds[place.kind], place.address, place.city.name].filter(Boolean).join(' · ')}
          {' · '}
          <a href={`geo:${place.latitude},${place.longitude}`}>{t.search.map}</a>
        </p>
      }
    >
      {halls.length > 0 && <p className="muted">{t.search.halls(halls)}</p>}
      <ShowResults list={list} without="place" />
    </Page>
  );
}
