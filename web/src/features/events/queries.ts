import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import { pollMs } from '../../shared/api/poll';

/** An event that is being prepared is fetched again until it is on sale. */
const preparingPollMs = 1_000;

/** Several parts of a page read the same event; within this time they share one fetch. */
const eventStaleMs = 5_000;

export const eventQuery = (eventId: number) =>
  queryOptions({
    queryKey: ['events', eventId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/events/{event_id}', { params: { path: { event_id: eventId } }, signal })),
    staleTime: eventStaleMs,
    refetchInterval: ({ state }) => (state.data?.status === 'PREPARING' ? pollMs(preparingPollMs, state) : false),
  });

export const eventListQuery = () =>
  infiniteQueryOptions({
    queryKey: ['events', 'list'],
    queryFn: ({ signal, pageParam: after }) =>
      answerOf(api.GET('/events', { params: { query: after === null ? {} : { after } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** Price and seats left of every section. The stream of changes keeps it fresh (useSections). */
export const sectionsQuery = (eventId: number) =>
  queryOptions({
    queryKey: ['events', eventId, 'sections'],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/seat_reservation/{event_id}/sections', {
          params: { path: { event_id: eventId } }, signal, cache: 'no-cache',
        }),
      ),
  });

/** The path of the stream of seat changes: of one section, or of the whole event. */
export const changesPath = (eventId: number, section?: string) =>
  `/api/seat_reservation/${eventId}/changes${section === undefined ? '' : `?section=${encodeURIComponent(section)}`}`;
