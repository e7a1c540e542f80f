import { useQueries, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { citiesQuery, cityQuery } from '../../shared/api/places';
import type { City, CityProduction, ShowKind } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Alert, Problem } from '../../shared/ui/feedback';
import { textOf } from '../../shared/ui/formText';
import { Page } from '../../shared/ui/Page';
import { CardSkeletons, PictureCard, ShowCard } from './ShowCard';
import { moviesOf } from './foundMovies';
import { keepCity, lastCity } from './lastCity';
import { cityProductionsPageQuery, railQuery } from './queries';
import { useMyPlace } from './useMyPlace';
import { WordsField } from './WordsField';
import './search.css';

/** What is rare comes first; films are on every day. */
const kinds: readonly ShowKind[] = ['concert', 'match', 'play', 'film', 'other'];

const mostCards = 8;

/** Cards of the first row that a window shows before anybody scrolls. */
const cardsAtOnce = 4;

/** What is on, soonest first, by kind; and the ways to look for more: words, near me, a city. */
export function HomePage() {
  const [cityId, setCityId] = useState(lastCity);
  const rails = useQueries({ queries: kinds.map(railQuery) });
  const city = useQuery({ ...cityQuery(cityId ?? 0), enabled: cityId !== null });
  const inCity = useQuery({ ...cityProductionsPageQuery(cityId ?? 0, 'film'), enabled: cityId !== null });
  const isPending = rails.some((rail) => rail.isPending) || (cityId !== null && (city.isPending || inCity.isPending));
  const failed = rails.find((rail) => rail.isError);
  const isEmpty = rails.every((rail) => rail.data?.length === 0);
  const shown = city.data && inCity.data && inCity.data.length > 0 ? { city: city.data, films: inCity.data } : null;
  const rows = kinds.map((kind, index) => ({ kind, movies: moviesOf(rails[index]?.data ?? []).slice(0, mostCards) }))
    .filter(({ kind, movies }) => movies.length > 0 || (kind === 'film' && shown));
  return (
    <Page title={t.home.title} lead={<p>{t.home.lead}</p>}>
      <Hero />
      {failed && !isPending && (
        <Problem error={failed.error} onRetry={() => rails.forEach((rail) => rail.isError && void rail.refetch())} />
      )}
      {isPending && <CardSkeletons count={mostCards} />}
      {isEmpty && !isPending && (
        <div className="empty">
          <p>{t.home.none}</p>
          <p className="muted">{t.home.noneHint}</p>
        </div>
      )}
      {!isPending && rows.map(({ kind, movies }, row) => (
        kind === 'film' && shown ? (
          <FilmsOf key={kind} {...shown} onEverywhere={() => { keepCity(null); setCityId(null); }} />
        ) : (
          <Rail key={kind} title={t.home.rails[kind]} to={`/find?kind=${kind}`}>
            {movies.map((movie, at) => (
              <ShowCard key={movie.key} movie={movie} isFirst={row === 0 && at < cardsAtOnce} />
            ))}
          </Rail>
        )
      ))}
      {!isPending && <Cities />}
    </Page>
  );
}

function Hero() {
  const navigate = useNavigate();
  const place = useMyPlace(({ latitude, longitude }) =>
    void navigate(`/find?${new URLSearchParams({ latitude, longitude }).toString()}`));
  return (
    <>
      <form
        className="hero" role="search" aria-label={t.search.form}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          const q = textOf(submitted.currentTarget)('q');
          void navigate(q === '' ? '/find' : `/find?${new URLSearchParams({ q }).toString()}`);
        }}
      >
        <WordsField label={t.home.words} initial="" />
        <div className="search-buttons">
          <button type="submit" className="button button-primary">{t.search.submit}</button>
          <button type="button" className="button" disabled={place.locating} onClick={place.locate}>
            {place.locating ? t.search.locating : t.search.nearMe}
          </button>
        </div>
      </form>
      {place.failed && <Alert tone="warning">{t.search.noPlace}</Alert>}
    </>
  );
}

function Rail({ title, to, more, children }: { title: string; to: string; more?: ReactNode; children: ReactNode }) {
  return (
    <section className="rail" aria-label={title}>
      <div className="section-head">
        <h2>{title}</h2>
        <div className="rail-links">
          {more}
          <Link to={to}>{t.home.seeAll}<span className="visually-hidden">: {title}</span></Link>
        </div>
      </div>
      <ul className="card-grid">{children}</ul>
    </section>
  );
}

/** In the city that was looked at last a film leads to its cinemas there. */
function FilmsOf({ city, films, onEverywhere }: { city: City; films: CityProduction[]; onEverywhere: () => void }) {
  const soonest = [...films].sort((a, b) => a.next_show_at.localeCompare(b.next_show_at)).slice(0, mostCards);
  return (
    <Rail
      title={t.home.filmsIn(city.name)} to={`/city/${city.city_id}?kind=film`}
      more={<button type="button" className="button-link" onClick={onEverywhere}>{t.home.everywhere}</button>}
    >
      {soonest.map((film) => (
        <PictureCard
          key={film.production_id} to={`/city/${city.city_id}/film/${film.production_id}`} title={film.title}
          picture={film.picture}
        >
          <p className="show-when">{t.search.next(formatVenueTime(film.next_show_at, city.time_zone))}</p>
          <p className="muted">
            {[film.genre, film.duration_minutes && t.search.minutes(film.duration_minutes)].filter(Boolean).join(' · ')}
          </p>
        </PictureCard>
      ))}
    </Rail>
  );
}

function Cities() {
  const { data: cities } = useQuery(citiesQuery(''));
  if (!cities || cities.length === 0) return null;
  return (
    <nav className="rail" aria-label={t.home.cities}>
      <h2>{t.home.cities}</h2>
      <ul className="chips">
        {cities.map(({ city_id: id, name }) => (
          <li key={id}><Link className="chip" to={`/city/${id}`}>{name}</Link></li>
        ))}
      </ul>
    </nav>
  );
}
