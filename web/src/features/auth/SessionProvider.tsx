import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { privateKey } from '../../shared/api/queryClient';
import type { Session } from '../../shared/api/types';
import { SessionKeeper } from './SessionKeeper';
import { SessionContext } from './useSession';

interface SessionProviderProps {
  /** A session that the page has already; only tests have one. */
  initial?: Session;
  children: ReactNode;
}

export function SessionProvider({ initial, children }: SessionProviderProps) {
  const [keeper] = useState(() => new SessionKeeper(initial));
  const { session, expired, restoring, restoreError } = useSyncExternalStore(keeper.subscribe, keeper.current);
  useEffect(() => keeper.start(), [keeper]);

  const userId = session?.user.user_id;
  const queryClient = useQueryClient();
  useEffect(() => {
    if (userId === undefined) return;
    return () => queryClient.removeQueries({ queryKey: privateKey(userId) });
  }, [queryClient, userId]);

  // A failure is kept in `restoreError`, or ends the session.
  const renewSession = useCallback(() => void keeper.renew().catch(() => undefined), [keeper]);
  const value = useMemo(
    () => ({
      user: session?.user ?? null, token: session?.token, expired, restoring, restoreError,
      signIn: keeper.signIn, signOut: keeper.signOut, endSession: keeper.end, renewSession,
      authorized: keeper.authorized,
    }),
    [keeper, session, expired, restoring, restoreError, renewSession],
  );
  return <SessionContext value={value}>{children}</SessionContext>;
}
