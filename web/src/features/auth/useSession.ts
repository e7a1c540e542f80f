import { createContext, useContext } from 'react';
import type { Session, User } from '../../shared/api/types';

/** Runs a call with the session's token. An answer that refuses the token ends the session. */
export type Authorized = <T>(call: (token: string) => Promise<T>) => Promise<T>;

interface SessionState {
  user: User | null;
  token: string | undefined;
  /** The last session expired: the person did not sign out. */
  expired: boolean;
  signIn: (session: Session) => void;
  signOut: () => void;
  /** Ends the session because a service refused the token. */
  expire: () => void;
  authorized: Authorized;
}

export const SessionContext = createContext<SessionState | null>(null);

export function useSession(): SessionState {
  const context = useContext(SessionContext);
  if (context === null) throw new Error('useSession needs a SessionProvider above it.');
  return context;
}
