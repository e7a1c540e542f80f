import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { privateKey } from '../../shared/api/queryClient';
import type { EventDetail, NewEvent } from '../../shared/api/types';
import type { Authorized } from '../auth';

/** The largest page that the server gives. The list shows one page. */
const staffLimit = 100;

/** The seller's own events, newest first. */
export const ownEventsQuery = (userId: string | undefined, authorized: Authorized) =>
  infiniteQueryOptions({
    queryKey: privateKey(userId, 'own-events'),
    queryFn: ({ signal, pageParam: after }) =>
      authorized((token) =>
        answerOf(
          api.GET('/events', {
            params: { query: { seller: 'me', ...(after !== null && { after }) } }, headers: bearer(token), signal,
          }),
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** The people who may scan tickets of an event. */
export const doorStaffQuery = (userId: string | undefined, eventId: number, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'door-staff', eventId),
    queryFn: ({ signal }) =>
      authorized((token) =>
        answerOf(
          api.GET('/events/{event_id}/door-staff', {
            params: { path: { event_id: eventId }, query: { limit: staffLimit } }, headers: bearer(token), signal,
          }),
        ),
      ),
  });

/** Who was invited to an event's door, by address. */
export const doorInvitationsQuery = (userId: string | undefined, eventId: number, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'door-invitations', eventId),
    queryFn: ({ signal }) =>
      authorized((token) =>
        answerOf(
          api.GET('/events/{event_id}/door-invitations', {
            params: { path: { event_id: eventId } }, headers: bearer(token), signal,
          }),
        ),
      ),
  });

export async function inviteDoorStaff(token: string, eventId: number, email: string): Promise<void> {
  await answerOf(
    api.POST('/events/{event_id}/door-invitations', {
      params: { path: { event_id: eventId } }, headers: bearer(token), body: { email },
    }),
  );
}

export async function withdrawInvitation(token: string, eventId: number, invitationId: string): Promise<void> {
  await answerOf(
    api.DELETE('/events/{event_id}/door-invitations/{invitation_id}', {
      params: { path: { event_id: eventId, invitation_id: invitationId } }, headers: bearer(token),
    }),
  );
}

export async function removeDoorStaff(token: string, eventId: number, userId: string): Promise<void> {
  await answerOf(
    api.DELETE('/events/{event_id}/door-staff/{user_id}', {
      params: { path: { event_id: eventId, user_id: userId } }, headers: bearer(token),
    }),
  );
}

export const createEvent = (token: string, body: NewEvent, idempotencyKey: string): Promise<EventDetail> =>
  answerOf(
    api.POST('/events', { params: { header: { 'Idempotency-Key': idempotencyKey } }, headers: bearer(token), body }),
  );

export const closeSales = (token: string, eventId: number): Promise<EventDetail> =>
  answerOf(api.POST('/events/{event_id}/close', { params: { path: { event_id: eventId } }, headers: bearer(token) }));

export const reopenSales = (token: string, eventId: number): Promise<EventDetail> =>
  answerOf(api.POST('/events/{event_id}/reopen', { params: { path: { event_id: eventId } }, headers: bearer(token) }));

export const publishEvent = (token: string, eventId: number): Promise<EventDetail> =>
  answerOf(api.POST('/events/{event_id}/publish', { params: { path: { event_id: eventId } }, headers: bearer(token) }));

/** What is absent stays as it is. Times are on the venue's clock. */
export interface EventChanges {
  edition: number;
  name: string;
  description: string;
  starts_at?: string;
  sale_ends_at?: string;
  hold_seconds?: number;
  refunds?: { by_buyer: boolean; fee_percent?: number; until?: string | null; free_until_hours?: number };
}

export const editEvent = (token: string, eventId: number, body: EventChanges): Promise<EventDetail> =>
  answerOf(
    api.POST('/events/{event_id}/edit', { params: { path: { event_id: eventId } }, headers: bearer(token), body }),
  );

export interface SectionPrice {
  section: string;
  /** Minor units. */
  price: number;
}

export const changePrices = (
  token: string, eventId: number, body: { edition: number; prices: SectionPrice[] },
): Promise<EventDetail> =>
  answerOf(
    api.PUT('/events/{event_id}/prices', { params: { path: { event_id: eventId } }, headers: bearer(token), body }),
  );

export const copyEvent = (
  token: string, eventId: number, body: { starts_at: string }, idempotencyKey: string,
): Promise<EventDetail> =>
  answerOf(
    api.POST('/events/{event_id}/copy', {
      params: { path: { event_id: eventId }, header: { 'Idempotency-Key': idempotencyKey } }, headers: bearer(token),
      body,
    }),
  );
