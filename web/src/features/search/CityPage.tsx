import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { cityQuery } from '../../shared/api/places';
import type { City, CityProduction } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { Picture } from '../../shared/ui/Picture';
import { ShowMore } from '../../shared/ui/ShowMore';
import { keepCity } from './lastCity';
import { cityPlacesQuery, cityProductionsQuery } from './queries';
import { showKinds } from './SearchFilters';
import { CardSkeletons, PictureCard } from './ShowCard';
import './search.css';

/** What is shown in a city, and where. */
export function CityPage() {
  const cityId = Number(useParams()['cityId']);
  const kind = useSearchParams()[0].get('kind') ?? '';
  const city = useQuery(cityQuery(cityId));
  const list = useInfiniteQuery(cityProductionsQuery(cityId, kind));
  const productions = list.data?.pages.flatMap((page) => page.productions)
    .sort((a, b) => a.next_show_at.localeCompare(b.next_show_at));
  const name = city.data?.name ?? '';
  const failure = city.error ?? (list.isFetchNextPageError ? null : list.error);
  const known = city.data?.city_id;
  useEffect(() => {
    if (known !== undefined) keepCity(known);
  }, [known]);
  return (
    <Page
      title={city.data ? t.search.inCity(name) : t.search.title}
      lead={<p>{t.search.cityLead} {t.home.feesIncluded}</p>}
      crumbs={[{ label: t.search.title, to: '/find' }, { label: name }]}
    >
      <nav aria-label={t.search.kind}>
        <ul className="chips">
          {['', ...showKinds].map((one) => (
            <li key={one}>
              <Link
                className="chip" to={one === '' ? '?' : `?kind=${one}`} replace
                aria-current={one === kind ? 'true' : undefined}
              >
                {one === '' ? t.home.allKinds : t.search.kinds[one as CityProduction['kind']]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {failure && <Problem error={failure} onRetry={() => void (city.isError ? city : list).refetch()} />}
      {(list.isPending || city.isPending) && !failure && <CardSkeletons count={8} />}
      {productions?.length === 0 && <p className="empty">{t.search.cityNone}</p>}
      {city.data && productions && productions.length > 0 && (
        <ul className="card-grid">
          {productions.map((production, index) => (
            <ProductionCard
              key={production.production_id} city={city.data} production={production} isFirst={index < 4}
            />
          ))}
        </ul>
      )}
      <ShowMore list={list} />
      {!list.isPending && city.data && <Places city={city.data} />}
    </Page>
  );
}

function ProductionCard({ city, production, isFirst }: { city: City; production: CityProduction; isFirst: boolean }) {
  const facts = [
    t.search.kinds[production.kind], production.genre,
    production.duration_minutes && t.search.minutes(production.duration_minutes),
    production.age_rating && t.search.rating(production.age_rating),
  ].filter(Boolean);
  return (
    <PictureCard
      to={`/city/${city.city_id}/film/${production.production_id}`} title={production.title}
      picture={production.picture} isFirst={isFirst} heading="h2"
    >
      {production.original_title !== '' && production.original_title !== production.title && (
        <p>{production.original_title}</p>
      )}
      <p className="muted">{facts.join(' · ')}</p>
      <p className="show-when">{t.search.next(formatVenueTime(production.next_show_at, city.time_zone))}</p>
    </PictureCard>
  );
}

/** The cinemas, arenas and theatres of the city. */
function Places({ city }: { city: City }) {
  const { data: places } = useQuery(cityPlacesQuery(city.city_id));
  if (!places || places.length === 0) return null;
  return (
    <section className="rail-plain" aria-label={t.home.venues}>
      <h2>{t.home.venues}</h2>
      <ul className="place-grid">
        {places.map((place) => (
          <li key={place.super_venue_id} className="card place-card">
            <Picture picture={place.picture} name={place.name} sizes="6rem" />
            <div>
              <h3><Link to={`/place/${place.super_venue_id}`}>{place.name}</Link></h3>
              <p className="muted">{[t.search.placeKinds[place.kind], place.address].filter(Boolean).join(' · ')}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
