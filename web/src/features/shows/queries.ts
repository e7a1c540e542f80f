import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer, sendFile } from '../../shared/api/client';
import { pollMs } from '../../shared/api/poll';
import { privateKey } from '../../shared/api/queryClient';
import type { DateRule, NewSeries, Picture, PublishedSeries, Series, SeriesChanges } from '../../shared/api/types';
import type { Authorized } from '../auth';

/** While shows are being created the page looks again. */
const creatingPollMs = 500;

/** The shows of a series that are to come, page by page. */
export const seriesQuery = (seriesId: string) =>
  infiniteQueryOptions({
    queryKey: ['series', seriesId],
    queryFn: ({ signal, pageParam: after }) =>
      answerOf(
        api.GET('/series/{series_id}', {
          params: { path: { series_id: seriesId }, query: { limit: 100, ...(after !== null && { after }) } }, signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** All shows of one's own series: those that have begun and drafts too. */
export const manageSeriesQuery = (userId: string | undefined, seriesId: string, authorized: Authorized) =>
  infiniteQueryOptions({
    queryKey: privateKey(userId, 'series', seriesId),
    queryFn: ({ signal, pageParam: after }) =>
      authorized((token) =>
        answerOf(
          api.GET('/series/{series_id}', {
            params: {
              path: { series_id: seriesId },
              query: { limit: 100, past: 'true', seller: 'me', ...(after !== null && { after }) },
            },
            headers: bearer(token), signal,
          }),
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state }) => {
      const series = state.data?.pages[0]?.series;
      return series && series.shows_created < series.shows ? pollMs(creatingPollMs, state) : false;
    },
  });

/** The seller's own series, newest first. */
export const ownSeriesQuery = (userId: string | undefined, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'own-series'),
    queryFn: ({ signal }) =>
      authorized((token) => answerOf(api.GET('/series', { params: { query: {} }, headers: bearer(token), signal }))),
  });

export const createSeries = (token: string, body: NewSeries, idempotencyKey: string): Promise<Series> =>
  answerOf(
    api.POST('/series', { params: { header: { 'Idempotency-Key': idempotencyKey } }, headers: bearer(token), body }),
  );

/** When the shows of a rule would begin, UTC. */
export const previewDates = async (token: string, timeZone: string, rule: DateRule): Promise<string[]> =>
  (await answerOf(api.POST('/series/preview', { headers: bearer(token), body: { time_zone: timeZone, rule } }))).starts;

export const addDates = (token: string, seriesId: string, rule: DateRule): Promise<Series> =>
  answerOf(
    api.POST('/series/{series_id}/dates', {
      params: { path: { series_id: seriesId } }, headers: bearer(token), body: { rule },
    }),
  );

/** How many shows were changed. */
export const editSeries = async (token: string, seriesId: string, body: SeriesChanges): Promise<number> =>
  (await answerOf(
    api.POST('/series/{series_id}/edit', { params: { path: { series_id: seriesId } }, headers: bearer(token), body }),
  )).shows_changed;

/** How many shows were changed. */
export async function changeSales(token: string, seriesId: string, action: 'close' | 'reopen' | 'cancel') {
  const request = { params: { path: { series_id: seriesId } }, headers: bearer(token) };
  const answer = action === 'close' ? api.POST('/series/{series_id}/close', request)
    : action === 'reopen' ? api.POST('/series/{series_id}/reopen', request)
    : api.POST('/series/{series_id}/cancel', request);
  return (await answerOf(answer)).shows_changed;
}

/** `owner` is the path of what has the picture: "/events/7". */
export const uploadPicture = (token: string, owner: string, file: File, alt: string): Promise<Picture> =>
  sendFile<Picture>(`${owner}/picture?alt=${encodeURIComponent(alt)}`, token, file);

const picturePaths = {
  events: '/events/{id}/picture', series: '/series/{id}/picture', productions: '/productions/{id}/picture',
  'super-venues': '/super-venues/{id}/picture', venues: '/venues/{id}/picture',
} as const;

export const deletePicture = async (token: string, owner: string): Promise<void> => {
  const [, kind, id = ''] = owner.split('/');
  await answerOf(
    api.DELETE(picturePaths[kind as keyof typeof picturePaths], { params: { path: { id } }, headers: bearer(token) }),
  );
};

/** Publishes all drafts of a series. */
export const publishSeries = (token: string, seriesId: string): Promise<PublishedSeries> =>
  answerOf(
    api.POST('/series/{series_id}/publish', { params: { path: { series_id: seriesId } }, headers: bearer(token) }),
  );
