import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import { pollMs } from '../../shared/api/poll';

/** An event that is being prepared is fetched again until it is on sale. */
const preparingPollMs = 1_000;

/** Several parts of a page read the same event; within this time they share one fetch. */
const eventStaleMs = 5_000;

const placeStaleMs = 60_000;

export const eventQuery = (eventId: number) =>
  queryOptions({
    queryKey: ['events', eventId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/events/{event_id}', { params: { path: { event_id: eventId } }, signal })),
    staleTime: eventStaleMs,
    refetchInterval: ({ state }) => (state.data?.status === 'PREPARING' ? pollMs(preparingPollMs, state) : false),
  });

/** The hall of an event, with the place that it is in. Places change by the day. */
export const venueQuery = (venueId: number) =>
  queryOptions({
    queryKey: ['venues', venueId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/venues/{venue_id}', { params: { path: { venue_id: venueId } }, signal })),
    staleTime: placeStaleMs,
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
