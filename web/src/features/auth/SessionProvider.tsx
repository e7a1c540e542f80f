import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { ApiError } from '../../shared/api/ApiError';
import { privateKeys } from '../../shared/api/queryClient';
import { serverClock } from '../../shared/api/serverClock';
import type { Session } from '../../shared/api/types';
import { logOut, refreshSession } from './api';
import { loadSession, refreshInMs, saveSession } from './session';
import { SessionContext } from './useSession';

/** The wait after a refresh that failed without an answer. */
const refreshRetryMs = 10_000;

export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<Session | null>(() => loadSession(serverClock.now()));
  const [expired, setExpired] = useState(false);
  const token = session?.token;
  const queryClient = useQueryClient();

  const change = useCallback(
    (next: Session | null, hasExpired: boolean) => {
      saveSession(next);
      setSession(next);
      setExpired(hasExpired);
      if (next === null) queryClient.removeQueries({ queryKey: privateKeys });
    },
    [queryClient],
  );
  const signIn = useCallback((next: Session) => change(next, false), [change]);
  const expire = useCallback(() => change(null, true), [change]);
  const signOut = useCallback(() => {
    // This page signs out at once. If the request fails, the token still expires within minutes.
    if (token !== undefined) logOut(token).catch((error: unknown) => console.warn('logout', error));
    change(null, false);
  }, [change, token]);

  useRefresh(session, signIn, expire);

  const authorized = useCallback(
    async <T,>(call: (token: string) => Promise<T>): Promise<T> => {
      if (token === undefined) throw new ApiError('unauthenticated', 401);
      try {
        return await call(token);
      } catch (error) {
        if (error instanceof ApiError && error.code === 'unauthenticated') expire();
        throw error;
      }
    },
    [token, expire],
  );

  const value = useMemo(
    () => ({ user: session?.user ?? null, token, expired, signIn, signOut, expire, authorized }),
    [session, token, expired, signIn, signOut, expire, authorized],
  );
  return <SessionContext value={value}>{children}</SessionContext>;
}

/** Gets a new token before the old one expires, as long as the page is open. */
function useRefresh(session: Session | null, onRefreshed: (session: Session) => void, onExpired: () => void) {
  useEffect(() => {
    if (session === null) return;
    let over = false;
    let timer = 0;
    const schedule = (delayMs: number) => {
      timer = window.setTimeout(() => void refresh(), delayMs);
    };
    const refresh = async () => {
      try {
        const next = await refreshSession(session.token);
        if (!over) onRefreshed(next);
      } catch (error) {
        if (over) return;
        const ended = Date.parse(session.expires_at) <= serverClock.now();
        if (ended || (error instanceof ApiError && error.status === 401)) onExpired();
        else schedule(refreshRetryMs);
      }
    };
    schedule(refreshInMs(session.expires_at, serverClock.now()));
    return () => {
      over = true;
      window.clearTimeout(timer);
    };
  }, [session, onRefreshed, onExpired]);
}
