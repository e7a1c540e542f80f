import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { privateKey } from '../../shared/api/queryClient';
import type { Role, Session, User } from '../../shared/api/types';
import { inTurn } from './inTurn';
import type { Authorized } from './useSession';

/** Every tab of the browser waits for a renewal, so it gives up sooner than other requests. */
const renewWithinMs = 20_000;

interface NewUser {
  email: string;
  password: string;
  name: string;
  role: Role;
}

export const register = (body: NewUser): Promise<User> => answerOf(api.POST('/users/register', { body }));

/** After a sign-out that is under way, whose answer removes the cookie. */
export const logIn = (email: string, password: string): Promise<Session> =>
  inTurn(() => answerOf(api.POST('/users/login', { body: { email, password } })));

/** A new token for the browser's cookie. */
export const renew = (): Promise<Session> =>
  answerOf(api.POST('/users/session/renew', { signal: AbortSignal.timeout(renewWithinMs) }));

/** Ends the session of the cookie, and of the token if the page has one. */
export async function endSession(token: string | undefined): Promise<void> {
  await answerOf(api.DELETE('/users/session', token === undefined ? {} : { headers: bearer(token) }));
}

export async function endAllSessions(token: string): Promise<void> {
  await answerOf(api.DELETE('/users/sessions', { headers: bearer(token) }));
}

export async function deleteAccount(token: string, password: string): Promise<void> {
  await answerOf(api.DELETE('/users/me', { headers: bearer(token), body: { password } }));
}

/** Where the user is signed in, newest first; the newest hundred are enough to look through. */
export const sessionsQuery = (userId: string | undefined, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'sessions'),
    queryFn: ({ signal }) =>
      authorized((token) =>
        answerOf(api.GET('/users/sessions', { params: { query: { limit: 100 } }, headers: bearer(token), signal })),
      ),
  });
