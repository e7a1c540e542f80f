import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { t } from '../../shared/i18n';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { Picture } from '../../shared/ui/Picture';
import { ShowMore } from '../../shared/ui/ShowMore';
import { seriesQuery } from './queries';
import { ShowList } from './ShowList';
import './shows.css';

/** All dates of a series that are to come. */
export function SeriesPage() {
  const seriesId = useParams()['seriesId'] ?? '';
  const list = useInfiniteQuery(seriesQuery(seriesId));
  const series = list.data?.pages[0]?.series;
  const shows = list.data?.pages.flatMap((page) => page.shows) ?? [];
  return (
    <Page
      title={series?.name ?? t.shows.title}
      crumbs={[{ label: t.events.title, to: '/' }, { label: series?.name ?? t.shows.title }]}
      lead={series && <p>{series.venue}</p>}
    >
      {list.isError && !list.isFetchNextPageError && (
        <Problem error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <Loading />}
      {series && (
        <>
          {series.picture && <Picture picture={series.picture} sizes="(max-width: 60rem) 100vw, 60rem" isLarge />}
          <p>
            <a href={`/series/${series.series_id}/calendar.ics`}>{t.shows.calendar}</a>
          </p>
          {shows.length === 0 && <p className="empty">{t.shows.none}</p>}
          <ShowList series={series} shows={shows} to="/event/" />
        </>
      )}
      <ShowMore list={list} />
    </Page>
  );
}
