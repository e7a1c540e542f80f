import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import type { NewOrder, Order } from '../../shared/api/types';

/** The counts of a section's subsections, as they were at the fetch: the stream of changes has the newer ones. */
export const sectionQuery = (eventId: number, section: string) =>
  queryOptions({
    queryKey: ['seat-map', eventId, section],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/seat_reservation/{event_id}/sections/{section}', {
          params: { path: { event_id: eventId, section } }, signal, cache: 'no-cache',
        }),
      ),
  });

/** The seats of one subsection. Never served from the cache: the reducer needs the newest sequence number. */
export const seatsQuery = (eventId: number, section: string, subsection: number) =>
  queryOptions({
    queryKey: ['seat-map', eventId, section, 'seats', subsection],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection}/seats', {
          params: { path: { event_id: eventId, section, subsection } }, signal, cache: 'no-cache',
        }),
      ),
    staleTime: 0,
    gcTime: 0,
  });

/**
 * Where seats are: outlines of all subsections, and the places of one section if it is named. Only for events with a
 * drawing.
 */
export const drawingQuery = (eventId: number, section?: string) =>
  queryOptions({
    queryKey: ['drawing', eventId, section ?? null],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/events/{event_id}/drawing', {
          params: { path: { event_id: eventId }, query: section === undefined ? {} : { section } }, signal,
          cache: 'no-cache',
        }),
      ),
    staleTime: 300_000,
  });

export const createOrder = (token: string, body: NewOrder, idempotencyKey: string): Promise<Order> =>
  answerOf(
    api.POST('/orders/create', {
      params: { header: { 'Idempotency-Key': idempotencyKey } }, headers: bearer(token), body,
    }),
  );
