import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { placeQuery } from '../../shared/api/places';
import { t } from '../../shared/i18n';
import { Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { Picture } from '../../shared/ui/Picture';
import { DayChips } from './DayChips';
import { searchQuery } from './queries';
import { ShowResults } from './ShowResults';
import './search.css';

/** A cinema, an arena, a theatre: where it is and what it shows, by hall and day. */
export function PlacePage() {
  const { superVenueId = '' } = useParams();
  const details = useQuery(placeQuery(Number(superVenueId)));
  const [params] = useSearchParams();
  const [hall, on] = [params.get('hall') ?? '', params.get('on') ?? ''];
  const place = details.data?.super_venue;
  // Days are read by the city's clock, so that a day needs the city too.
  const city = on === '' || !place ? '' : String(place.city.city_id);
  const list = useInfiniteQuery({
    ...searchQuery({ super_venue: superVenueId, venue: hall, from: on, to: on, city }),
    enabled: on === '' || city !== '',
  });
  if (!place) {
    return (
      <Page key="loading" title={t.search.title} crumbs={[{ label: t.search.title, to: '/find' }]}>
        {details.isError
          ? <Problem error={details.error} onRetry={() => void details.refetch()} />
          : <div className="skeleton-block" role="status" aria-label={t.common.loading} />}
      </Page>
    );
  }
  const halls = details.data?.venues ?? [];
  return (
    <Page
      key={superVenueId} title={place.name}
      crumbs={[
        { label: t.search.title, to: '/find' },
        { label: place.city.name, to: `/city/${place.city.city_id}` },
        { label: place.name },
      ]}
    >
      <div className="about">
        <Picture picture={place.picture} name={place.name} sizes="(max-width: 48rem) 100vw, 28rem" isLarge />
        <div className="about-text">
          <p>
            {[t.search.placeKinds[place.kind], place.address, place.city.name].filter(Boolean).join(' · ')}
            {' · '}
            <a href={`geo:${place.latitude},${place.longitude}`}>{t.search.map}</a>
          </p>
          {halls.length === 1 && <p className="muted">{t.search.hall(halls[0]?.name ?? '')}</p>}
          {halls.length > 1 && (
            <nav aria-label={t.search.hallsLabel}>
              <ul className="chips">
                <HallLink hall="" chosen={hall}>{t.search.anyHall}</HallLink>
                {halls.map(({ venue_id, name }) => (
                  <HallLink key={venue_id} hall={String(venue_id)} chosen={hall}>{name}</HallLink>
                ))}
              </ul>
            </nav>
          )}
        </div>
      </div>
      <DayChips timeZone={place.city.time_zone} />
      <ShowResults list={list} without="place" />
    </Page>
  );
}

/** The same page with the shows of one hall, or of all; the day stays. */
function HallLink({ hall, chosen, children }: { hall: string; chosen: string; children: ReactNode }) {
  const next = new URLSearchParams(useSearchParams()[0]);
  if (hall === '') next.delete('hall');
  else next.set('hall', hall);
  return (
    <li>
      <Link className="chip" to={`?${next.toString()}`} replace aria-current={hall === chosen ? 'true' : undefined}>
        {children}
      </Link>
    </li>
  );
}
