import { answerOf, api, bearer } from '../../shared/api/client';
import type { Role, Session, User } from '../../shared/api/types';

interface NewUser {
  email: string;
  password: string;
  name: string;
  role: Role;
}

export const register = (body: NewUser): Promise<User> => answerOf(api.POST('/users/register', { body }));

export const logIn = (email: string, password: string): Promise<Session> =>
  answerOf(api.POST('/users/login', { body: { email, password } }));

export const refreshSession = (token: string): Promise<Session> =>
  answerOf(api.POST('/users/refresh', { headers: bearer(token) }));

export async function logOut(token: string): Promise<void> {
  await answerOf(api.POST('/users/logout', { headers: bearer(token) }));
}
