import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { users } from '../../shared/api/client';
import { ApiError } from '../../shared/api/http';
import { serverClock } from '../../shared/api/serverClock';
import type { Session, User } from '../../shared/api/types';
import { loadSession, refreshInMs, saveSession } from './session';

interface SessionContext {
  user: User | null;
  token: string | undefined;
  /** The last session ended by itself, not by signing out. */
  expired: boolean;
  signIn: (session: Session) => void;
  signOut: () => void;
  /** Tells that a service no longer takes the token. */
  expire: () => void;
  /** Runs a call with the token; an answer that the token is no longer good ends the session. */
  authorized: <T>(call: (token: string) => Promise<T>) => Promise<T>;
}

const Context = createContext<SessionContext | null>(null);

/** After a refresh that failed for want of a connection. */
const refreshRetryMs = 10_000;

export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<Session | null>(() => loadSession(serverClock.now()));
  const [expired, setExpired] = useState(false);
  const token = session?.token;

  const change = useCallback((next: Session | null, hasExpired: boolean) => {
    saveSession(next);
    setSession(next);
    setExpired(hasExpired);
  }, []);
  const signIn = useCallback((next: Session) => change(next, false), [change]);
  const expire = useCallback(() => change(null, true), [change]);
  const signOut = useCallback(() => {
    // Signed out here at once; if the server cannot be told, the token still ends within minutes.
    if (token !== undefined) users.logout(token).catch((error: unknown) => console.warn('logout', error));
    change(null, false);
  }, [change, token]);

  useRefresh(session, signIn, expire);

  const authorized = useCallback(
    async <T,>(call: (token: string) => Promise<T>): Promise<T> => {
      if (token === undefined) throw new ApiError('unauthenticated', 401, undefined, {}, undefined);
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
  return <Context value={value}>{children}</Context>;
}

/** Gets a new token before the old one ends, as long as the page is open. */
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
        const next = await users.refresh(session.token);
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

export function useSession(): SessionContext {
  const context = useContext(Context);
  if (context === null) throw new Error('useSession outside of SessionProvider');
  return context;
}
