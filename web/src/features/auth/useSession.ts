import { createContext, useContext } from 'react';
import type { Session, User } from '../../shared/api/types';

/** Runs a call with the session's token; when a service refuses the token, once more with a new one. */
export type Authorized = <T>(call: (token: string) => Promise<T>) => Promise<T>;

interface SessionState {
  user: User | null;
  token: string | undefined;
  /** The last session expired: the person did not sign out. */
  expired: boolean;
  /** The page is asking for the browser's session: whether somebody is signed in is not known yet. */
  restoring: boolean;
  restoreError: unknown;
  signIn: (session: Session) => void;
  signOut: () => void;
  /** The server has ended the session; `expired`: without the person asking for it. */
  endSession: (expired: boolean) => void;
  /** Asks for a new token: a stream was refused with this one, or the last attempt failed. */
  renewSession: () => void;
  authorized: Authorized;
}

export const SessionContext = createContext<SessionState | null>(null);

export function useSession(): SessionState {
  const context = useContext(SessionContext);
  if (context === null) throw new Error('useSession needs a SessionProvider above it.');
  return context;
}
