import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { t } from '../../shared/i18n';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { Picture } from '../../shared/ui/Picture';
import { placeQuery } from '../places';
import { searchQuery } from './queries';
import { ShowResults } from './ShowResults';

/** A cinema, an arena, a theatre: where it is and what it shows. */
export function PlacePage() {
  const { superVenueId = '' } = useParams();
  const details = useQuery(placeQuery(Number(superVenueId)));
  const hall = useSearchParams()[0].get('hall') ?? '';
  const list = useInfiniteQuery(searchQuery({ super_venue: superVenueId, venue: hall }));
  const place = details.data?.super_venue;
  if (!place) {
    return (
      <Page title={t.search.title}>
        {details.isError
          ? <Problem error={details.error} onRetry={() => void details.refetch()} /> : <Loading />}
      </Page>
    );
  }
  const halls = details.data?.venues ?? [];
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
      {place.picture && <Picture picture={place.picture} sizes="(max-width: 60rem) 100vw, 60rem" isLarge />}
      {halls.length === 1 && <p className="muted">{t.search.hall(halls[0]?.name ?? '')}</p>}
      {halls.length > 1 && (
        <nav className="button-row" aria-label={t.search.hallsLabel}>
          <HallLink hall="" chosen={hall}>{t.search.anyHall}</HallLink>
          {halls.map(({ venue_id, name }) => (
            <HallLink key={venue_id} hall={String(venue_id)} chosen={hall}>{name}</HallLink>
          ))}
        </nav>
      )}
      <ShowResults list={list} without="place" />
    </Page>
  );
}

/** The same page with the shows of one hall, or of all. */
function HallLink({ hall, chosen, children }: { hall: string; chosen: string; children: string }) {
  return (
    <Link
      className="button" to={hall === '' ? '?' : `?hall=${hall}`} aria-current={hall === chosen ? 'true' : undefined}
    >
      {children}
    </Link>
  );
}
