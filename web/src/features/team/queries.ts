import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { privateKey } from '../../shared/api/queryClient';
import type { ActingToken, CreatedApiKey, TeamRole } from '../../shared/api/types';
import type { Authorized } from '../auth';

export const actingToken = (token: string, sellerId: string): Promise<ActingToken> =>
  answerOf(
    api.POST('/users/teams/{seller_id}/token', { params: { path: { seller_id: sellerId } }, headers: bearer(token) }),
  );

export const myTeamsQuery = (userId: string | undefined, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'my-teams'),
    queryFn: ({ signal }) =>
      authorized((token) => answerOf(api.GET('/users/me/teams', { headers: bearer(token), signal }))),
  });

export async function answerInvitation(token: string, id: string, accept: boolean): Promise<void> {
  const options = { params: { path: { invitation_id: id } }, headers: bearer(token) };
  await answerOf(
    accept
      ? api.POST('/users/me/team-invitations/{invitation_id}/accept', options)
      : api.POST('/users/me/team-invitations/{invitation_id}/decline', options),
  );
}

export async function leaveTeam(token: string, sellerId: string): Promise<void> {
  await answerOf(
    api.DELETE('/users/me/teams/{seller_id}', { params: { path: { seller_id: sellerId } }, headers: bearer(token) }),
  );
}

export const teamQuery = (userId: string | undefined, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'team'),
    queryFn: ({ signal }) =>
      authorized((token) => answerOf(api.GET('/users/team', { headers: bearer(token), signal }))),
  });

export async function invite(token: string, email: string, role: TeamRole): Promise<void> {
  await answerOf(api.POST('/users/team/invitations', { headers: bearer(token), body: { email, role } }));
}

export async function withdraw(token: string, id: string): Promise<void> {
  await answerOf(
    api.DELETE('/users/team/invitations/{invitation_id}', {
      params: { path: { invitation_id: id } }, headers: bearer(token),
    }),
  );
}

export async function changeRole(token: string, userId: string, role: TeamRole): Promise<void> {
  await answerOf(
    api.PUT('/users/team/members/{user_id}', {
      params: { path: { user_id: userId } }, headers: bearer(token), body: { role },
    }),
  );
}

export async function removeMember(token: string, userId: string): Promise<void> {
  await answerOf(
    api.DELETE('/users/team/members/{user_id}', { params: { path: { user_id: userId } }, headers: bearer(token) }),
  );
}

export const apiKeysQuery = (userId: string | undefined, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'api-keys'),
    queryFn: ({ signal }) =>
      authorized((token) => answerOf(api.GET('/users/api-keys', { headers: bearer(token), signal }))),
  });

export const createKey = (token: string, name: string, scopes: string[], days: number): Promise<CreatedApiKey> =>
  answerOf(api.POST('/users/api-keys', { headers: bearer(token), body: { name, scopes, expires_in_days: days } }));

export async function revokeKey(token: string, keyId: string): Promise<void> {
  await answerOf(
    api.DELETE('/users/api-keys/{key_id}', { params: { path: { key_id: keyId } }, headers: bearer(token) }),
  );
}

/** Also ends whom the key invited to doors, and deletes the webhooks that it registered. */
export async function revokeKeyWithMade(token: string, keyId: string): Promise<void> {
  const headers = bearer(token);
  await answerOf(
    api.DELETE('/users/api-keys/{key_id}', { params: { path: { key_id: keyId }, query: { end_made: true } }, headers }),
  );
  await answerOf(api.DELETE('/sellers/me/webhooks', { params: { query: { made_by_key: keyId } }, headers }));
}

export async function resumeKey(token: string, keyId: string): Promise<void> {
  await answerOf(
    api.POST('/users/api-keys/{key_id}/resume', { params: { path: { key_id: keyId } }, headers: bearer(token) }),
  );
}

/** Which list of the audit log: of an event, of its orders, or of the seller's team and keys. */
export type ActivityList = { kind: 'event' | 'orders'; eventId: number } | { kind: 'team' };

function readActivity(token: string, list: ActivityList, before: string | null, signal: AbortSignal) {
  const query = before === null ? {} : { before };
  if (list.kind === 'team') {
    return answerOf(api.GET('/users/team/audit-log', { params: { query }, headers: bearer(token), signal }));
  }
  const options = { params: { path: { event_id: list.eventId }, query }, headers: bearer(token), signal };
  return list.kind === 'event'
    ? answerOf(api.GET('/events/{event_id}/audit-log', options))
    : answerOf(api.GET('/events/{event_id}/orders/audit-log', options));
}

export const activityQuery = (userId: string | undefined, list: ActivityList, authorized: Authorized) =>
  infiniteQueryOptions({
    queryKey: privateKey(userId, 'activity', list),
    queryFn: ({ signal, pageParam }) => authorized((token) => readActivity(token, list, pageParam, signal)),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
