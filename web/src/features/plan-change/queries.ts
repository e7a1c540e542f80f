import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { privateKey } from '../../shared/api/queryClient';
import type { ChangePlan, EventPlan, PlanChange } from '../../shared/api/types';
import type { Authorized } from '../auth';

/** How often the page looks whether all seats have followed a change. */
const followMs = 700;

/** The event's plan as a document, and how far its last change is. */
export const eventPlanQuery = (userId: string | undefined, eventId: number, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'event-plan', eventId),
    queryFn: ({ signal }): Promise<EventPlan> =>
      authorized((token) =>
        answerOf(
          api.GET('/events/{event_id}/plan', {
            params: { path: { event_id: eventId } }, headers: bearer(token), signal,
          }),
        ),
      ),
    refetchInterval: ({ state }) => (state.data?.is_applied === false ? followMs : false),
  });

/** The seats of a block as they are now: a digit a place. */
export const blockSeatsQuery = (eventId: number, section: string, subsection: number) =>
  queryOptions({
    queryKey: ['plan-change', eventId, section, subsection],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection}/seats', {
          params: { path: { event_id: eventId, section, subsection } }, signal, cache: 'no-cache',
        }),
      ),
    staleTime: 0,
  });

export const previewPlan = (token: string, eventId: number, body: ChangePlan): Promise<PlanChange> =>
  answerOf(
    api.POST('/events/{event_id}/plan/preview', {
      params: { path: { event_id: eventId } }, headers: bearer(token), body,
    }),
  );

export const changePlan = (token: string, eventId: number, body: ChangePlan): Promise<PlanChange> =>
  answerOf(
    api.PUT('/events/{event_id}/plan', { params: { path: { event_id: eventId } }, headers: bearer(token), body }),
  );

export const exportPath = (eventId: number, format: string) => `/events/${eventId}/plan/export?format=${format}`;
