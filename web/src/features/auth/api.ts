import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, bearer } from '../../shared/api/client';
import { privateKey } from '../../shared/api/queryClient';
import type { MailLocale, Role, Session, SignedByPasskey, User } from '../../shared/api/types';
import { inTurn } from './inTurn';
import { makePasskey, signByPasskey } from './passkeys';
import type { Authorized } from './useSession';

/** Every tab of the browser waits for a renewal, so it gives up sooner than other requests. */
const renewWithinMs = 20_000;

interface NewUser {
  email: string;
  password: string;
  name: string;
  role: Role;
  locale: MailLocale;
}

export const register = (body: NewUser): Promise<User> => answerOf(api.POST('/users/register', { body }));

/** The second factor of a sign-in by password: a code, or a passkey's signature. */
interface SecondStep {
  code?: string;
  passkey?: SignedByPasskey;
}

/** After a sign-out that is under way, whose answer removes the cookie. */
export const logIn = (email: string, password: string, { code, passkey }: SecondStep = {}): Promise<Session> =>
  inTurn(() =>
    answerOf(
      api.POST('/users/login', { body: { email, password, ...(code && { code }), ...(passkey && { passkey }) } }),
    ),
  );

/** A signature by a passkey that the person chooses on the device. */
export const askPasskey = async (): Promise<SignedByPasskey> =>
  signByPasskey(await answerOf(api.POST('/users/login/passkey/challenge')));

export async function logInByPasskey(): Promise<Session> {
  const body = await askPasskey();
  return inTurn(() => answerOf(api.POST('/users/login/passkey', { body })));
}

/** What a sign-in asks for, before somebody changes what signs them in. */
interface Factors {
  password: string;
  code?: string;
}

export async function addPasskey(token: string, { name, ...factors }: Factors & { name: string }) {
  const headers = bearer(token);
  const challenge = await answerOf(api.POST('/users/me/passkeys/challenge', { body: factors, headers }));
  return answerOf(api.POST('/users/me/passkeys', { body: await makePasskey(challenge, name), headers }));
}

export const removePasskey = (token: string, { passkeyId, ...body }: Factors & { passkeyId: string }) =>
  answerOf(
    api.POST('/users/me/passkeys/{passkey_id}/remove', {
      params: { path: { passkey_id: passkeyId } }, body, headers: bearer(token),
    }),
  );

export const passkeysQuery = (userId: string | undefined, authorized: Authorized) =>
  queryOptions({
    queryKey: privateKey(userId, 'passkeys'),
    queryFn: ({ signal }) =>
      authorized((token) => answerOf(api.GET('/users/me/passkeys', { headers: bearer(token), signal }))),
  });

/** Mails a link with which one buys without a password. */
export const askAsGuest = (body: { email: string; name: string }) => answerOf(api.POST('/users/guests', { body }));

/** `link`: the secret of a mail's link. */
export const signInAsGuest = (link: string): Promise<Session> =>
  inTurn(() => answerOf(api.POST('/users/guests/sign-in', { body: { token: link } })));

export const forgotPassword = (email: string) => answerOf(api.POST('/users/password/forgot', { body: { email } }));

/** `link`: the secret of a mail's link. */
export const resetPassword = (link: string, password: string) =>
  answerOf(api.POST('/users/password/reset', { body: { token: link, password } }));

/** Ends all other sessions. */
export const changePassword = (token: string, body: { password: string; new_password: string }) =>
  answerOf(api.POST('/users/password/change', { body, headers: bearer(token) }));

export const verifyEmail = (link: string) => answerOf(api.POST('/users/email/verify', { body: { token: link } }));

/** Language of the user's mails from now on. */
export const changeMailLocale = (token: string, locale: MailLocale) =>
  answerOf(api.PATCH('/users/me', { body: { locale }, headers: bearer(token) }));

export const sendVerification = (token: string) =>
  answerOf(api.POST('/users/email/verification', { headers: bearer(token) }));

export const beginSecondFactor = (token: string, password: string) =>
  answerOf(api.POST('/users/me/second-factor', { body: { password }, headers: bearer(token) }));

export const confirmSecondFactor = (token: string, code: string) =>
  answerOf(api.POST('/users/me/second-factor/confirm', { body: { code }, headers: bearer(token) }));

export const removeSecondFactor = (token: string, body: { password: string; code: string }) =>
  answerOf(api.POST('/users/me/second-factor/remove', { body, headers: bearer(token) }));

export const secondFactorKey = (userId: string | undefined) => privateKey(userId, 'second-factor');

export const secondFactorQuery = (userId: string | undefined, authorized: Authorized) =>
  queryOptions({
    queryKey: secondFactorKey(userId),
    queryFn: ({ signal }) =>
      authorized((token) => answerOf(api.GET('/users/me/second-factor', { headers: bearer(token), signal }))),
  });

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

/** Mails a guest a link that deletes the account. */
export const askToDeleteGuest = (token: string) =>
  answerOf(api.POST('/users/guests/deletion-link', { headers: bearer(token) }));

/** `link`: the secret of a mail's link. */
export const deleteGuest = (link: string) => answerOf(api.POST('/users/guests/deletion', { body: { token: link } }));

export async function deleteAccount(token: string, body: Factors): Promise<void> {
  await answerOf(api.DELETE('/users/me', { headers: bearer(token), body }));
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
