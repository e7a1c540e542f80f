import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { City, CityProduction } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { Picture } from '../../shared/ui/Picture';
import { ShowMore } from '../../shared/ui/ShowMore';
import { cityQuery } from '../places';
import { cityProductionsQuery } from './queries';
import './search.css';

/** What is shown in a city. */
export function CityPage() {
  const cityId = Number(useParams()['cityId']);
  const city = useQuery(cityQuery(cityId));
  const list = useInfiniteQuery(cityProductionsQuery(cityId));
  const productions = list.data?.pages.flatMap((page) => page.productions);
  const name = city.data?.name ?? '';
  const failure = city.error ?? (list.isFetchNextPageError ? null : list.error);
  return (
    <Page
      title={city.data ? t.search.inCity(name) : t.search.title} lead={<p>{t.search.cityLead}</p>}
      crumbs={[{ label: t.search.title, to: '/find' }, { label: name }]}
    >
      {failure && <Problem error={failure} onRetry={() => void (city.isError ? city : list).refetch()} />}
      {list.isPending && !failure && <Loading />}
      {productions?.length === 0 && <p className="empty">{t.search.cityNone}</p>}
      <ul className="event-list">
        {city.data && productions?.map((production) => (
          <ProductionCard key={production.production_id} city={city.data} production={production} />
        ))}
      </ul>
      <ShowMore list={list} />
    </Page>
  );
}

function ProductionCard({ city, production }: { city: City; production: CityProduction }) {
  const facts = [
    t.search.kinds[production.kind], production.genre,
    production.duration_minutes && t.search.minutes(production.duration_minutes),
    production.age_rating && t.search.rating(production.age_rating),
  ].filter(Boolean);
  return (
    <li className="card event-card">
      {production.picture && <Picture picture={production.picture} sizes="(max-width: 40rem) 100vw, 20rem" />}
      <h2>
        <Link to={`/city/${city.city_id}/film/${production.production_id}`}>{production.title}</Link>
      </h2>
      {production.original_title !== '' && <p>{production.original_title}</p>}
      <p className="muted">{facts.join(' · ')}</p>
      <p className="event-when">{t.search.next(formatVenueTime(production.next_show_at, city.time_zone))}</p>
    </li>
  );
}
