import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ApiError } from '../../shared/api/ApiError';
import { answerOf, api, bearer } from '../../shared/api/client';
import { pollMs } from '../../shared/api/poll';
import { privateKey } from '../../shared/api/queryClient';
import { retryDelayMs, shouldRetry } from '../../shared/api/retry';
import type { AttendeeRules, AttendeeRulesDraft, OrderAttendees, OrderAnswers } from '../../shared/api/types';
import type { Authorized } from '../auth';
import { orderKey } from '../orders';

/** Held seats are recorded by a message, usually within a second. */
const pollIntervalMs = 1_000;
const maxPolls = 30;

const isNotRecordedYet = (error: unknown) => error instanceof ApiError && error.code === 'order-not-found';

/** What the event asks of an order, and what was answered. */
export const orderAttendeesQuery = (userId: string | undefined, orderId: string, authorized: Authorized) =>
  queryOptions({
    queryKey: orderKey(userId, orderId, 'attendees'),
    queryFn: ({ signal }) =>
      authorized((token) =>
        answerOf(
          api.GET('/tickets/orders/{order_id}/attendees', {
            params: { path: { order_id: orderId } }, headers: bearer(token), signal,
          }),
        ),
      ),
    retry: (failedTries, error) => (isNotRecordedYet(error) ? failedTries < maxPolls : shouldRetry(failedTries, error)),
    retryDelay: (failedTries, error) =>
      isNotRecordedYet(error) ? pollMs(pollIntervalMs, { status: 'pending' }) : retryDelayMs(failedTries, error),
  });

export const answerForOrder = (token: string, orderId: string, body: OrderAnswers): Promise<OrderAttendees> =>
  answerOf(
    api.PUT('/tickets/orders/{order_id}/attendees', {
      params: { path: { order_id: orderId } }, headers: bearer(token), body,
    }),
  );

export const attendeeRulesQuery = (eventId: number) =>
  queryOptions({
    queryKey: ['attendee-rules', eventId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/events/{event_id}/attendee-rules', { params: { path: { event_id: eventId } }, signal })),
  });

export const setAttendeeRules = (token: string, eventId: number, body: AttendeeRulesDraft): Promise<AttendeeRules> =>
  answerOf(
    api.PUT('/events/{event_id}/attendee-rules', {
      params: { path: { event_id: eventId } }, headers: bearer(token), body,
    }),
  );

/** The sold tickets of a seller's event with names and answers. */
export const attendeesQuery = (userId: string | undefined, eventId: number, authorized: Authorized) =>
  infiniteQueryOptions({
    queryKey: privateKey(userId, 'attendees', eventId),
    queryFn: ({ signal, pageParam: after }) =>
      authorized((token) =>
        answerOf(
          api.GET('/events/{event_id}/attendees', {
            params: { path: { event_id: eventId }, query: after === null ? {} : { after } },
            headers: bearer(token), signal,
          }),
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const attendeesPath = (eventId: number) => `/events/${eventId}/attendees/export`;
