import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { cityQuery, productionQuery } from '../../shared/api/places';
import type { Production } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { Picture } from '../../shared/ui/Picture';
import { DayChips } from './DayChips';
import { productionShowsQuery } from './queries';
import { ShowResults } from './ShowResults';
import './search.css';

/** The cinemas of a city that show a film, and its times there, by day. */
export function CityFilmPage() {
  const { cityId: cityText, productionId: productionText } = useParams();
  const [cityId, productionId] = [Number(cityText), Number(productionText)];
  const on = useSearchParams()[0].get('on') ?? '';
  const city = useQuery(cityQuery(cityId));
  const production = useQuery(productionQuery(productionId));
  const list = useInfiniteQuery(productionShowsQuery(productionId, cityId, on));
  const film = production.data;
  if (!film || (!city.data && !city.isError)) {
    return (
      <Page key="loading" title={t.search.title} crumbs={[{ label: t.search.title, to: '/find' }]}>
        {production.isError
          ? <Problem error={production.error} onRetry={() => void production.refetch()} />
          : <div className="skeleton-block" role="status" aria-label={t.common.loading} />}
      </Page>
    );
  }
  return (
    <Page
      key={productionId} title={film.title}
      crumbs={[
        { label: t.search.title, to: '/find' },
        ...(city.data ? [{ label: city.data.name, to: `/city/${cityId}` }] : []),
        { label: film.title },
      ]}
    >
      <FilmFacts film={film} />
      {city.data && <DayChips timeZone={city.data.time_zone} />}
      <ShowResults list={list} without="film" />
    </Page>
  );
}

function FilmFacts({ film }: { film: Production }) {
  const facts = [
    t.search.kinds[film.kind], film.genre, film.duration_minutes && t.search.minutes(film.duration_minutes),
    film.age_rating && t.search.rating(film.age_rating),
  ].filter(Boolean);
  return (
    <div className="about">
      <Picture picture={film.picture} name={film.title} sizes="(max-width: 48rem) 100vw, 28rem" isLarge />
      <div className="about-text">
        {film.original_title !== '' && film.original_title !== film.title && (
          <p className="about-original">{film.original_title}</p>
        )}
        <p className="muted">{facts.join(' · ')}</p>
        {film.performers.length > 0 && (
          <p>
            {t.home.performers}{' '}
            {film.performers.map((name, index) => (
              <span key={name}>
                {index > 0 && ', '}
                <Link to={`/performer/${encodeURIComponent(name)}`}>{name}</Link>
              </span>
            ))}
          </p>
        )}
        {film.description !== '' && <p className="found-text">{film.description}</p>}
      </div>
    </div>
  );
}
