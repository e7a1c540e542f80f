import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { productionQuery } from '../../shared/api/places';
import { t } from '../../shared/i18n';
import { Alert } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { searchQuery } from './queries';
import { QuickFilters, SearchFilters } from './SearchFilters';
import { ShowResults } from './ShowResults';
import { useMyPlace } from './useMyPlace';
import { filtersOf, nearKm, pathTo, wantedOf, type Filters } from './wantedOf';
import './search.css';

/** Finds shows. All that is looked for is in the address, so that it can be sent to friends and survives a reload. */
export function SearchPage() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const given = filtersOf(params);
  const isNear = given.latitude !== undefined && given.longitude !== undefined;
  const list = useInfiniteQuery(searchQuery(wantedOf(given)));
  const productionId = Number(given.production ?? 0);
  const production = useQuery({ ...productionQuery(productionId), enabled: given.production !== undefined });
  const search = (wanted: Filters) => void navigate(pathTo(wanted));
  const place = useMyPlace(({ latitude, longitude }) => {
    const { city: _city, sort: _sort, ...elsewhere } = given;
    search({ ...elsewhere, latitude, longitude });
  });
  const shows = list.data?.pages.flatMap((page) => page.result.flatMap(({ venue }) => venue.movie.events)) ?? [];
  const currencies = [...new Set([...(given.currency ? [given.currency] : []), ...shows.map((show) => show.currency)])];
  return (
    <Page
      title={given.production && production.data ? t.home.allOf(production.data.title) : t.search.title}
      lead={<p>{t.search.lead} {t.home.feesIncluded}</p>}
    >
      {/* A new key fills the form anew when the address changes, such as by the back button. */}
      <SearchFilters
        key={params.toString()} given={given} isNear={isNear} currencies={currencies.sort()}
        isLocating={place.locating} onLocate={place.locate} onSearch={search}
      />
      <QuickFilters given={given} />
      {place.failed && <Alert tone="warning">{t.search.noPlace}</Alert>}
      {isNear && (
        <p className="muted">
          {t.search.nearHint(nearKm)} <Link to={pathTo(notNear(given))}>{t.search.everywhere}</Link>
        </p>
      )}
      {given.city && !isNear && (
        <p>
          <Link to={`/city/${given.city}`}>{t.search.cityLead}</Link>
        </p>
      )}
      <ShowResults list={list} />
    </Page>
  );
}

function notNear({ latitude: _latitude, longitude: _longitude, sort: _sort, ...elsewhere }: Filters): Filters {
  return elsewhere;
}
