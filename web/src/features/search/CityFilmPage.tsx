import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { t } from '../../shared/i18n';
import { Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { Picture } from '../../shared/ui/Picture';
import { cityQuery, productionQuery } from '../places';
import { productionShowsQuery } from './queries';
import { ShowResults } from './ShowResults';

/** The cinemas of a city that show a film, and its times there. */
export function CityFilmPage() {
  const { cityId: cityText, productionId: productionText } = useParams();
  const [cityId, productionId] = [Number(cityText), Number(productionText)];
  const city = useQuery(cityQuery(cityId));
  const production = useQuery(productionQuery(productionId));
  const list = useInfiniteQuery(productionShowsQuery(productionId, cityId));
  const film = production.data;
  const facts = film && [
    t.search.kinds[film.kind], film.genre, film.duration_minutes && t.search.minutes(film.duration_minutes),
    film.age_rating && t.search.rating(film.age_rating), t.common.list(film.performers),
  ].filter(Boolean);
  return (
    <Page
      title={film?.title ?? t.search.title} lead={facts && <p className="muted">{facts.join(' · ')}</p>}
      crumbs={[
        { label: t.search.title, to: '/find' },
        ...(city.data ? [{ label: city.data.name, to: `/city/${cityId}` }] : []),
        { label: film?.title ?? '' },
      ]}
    >
      {production.isError && <Problem error={production.error} onRetry={() => void production.refetch()} />}
      {film?.picture && <Picture picture={film.picture} sizes="(max-width: 60rem) 100vw, 60rem" isLarge />}
      {film && film.description !== '' && <p className="found-text">{film.description}</p>}
      {!production.isError && <ShowResults list={list} without="film" />}
    </Page>
  );
}
