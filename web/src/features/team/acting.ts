import { useSyncExternalStore } from 'react';
import type { TeamRole } from '../../shared/api/types';

/** For whom this tab acts. */
export interface Acting {
  /** The member who chose it; another person in this tab does not act. */
  userId: string;
  sellerId: string;
  sellerName: string;
  role: TeamRole;
}

const storageKey = 'ticketing.acting';
const listeners = new Set<() => void>();
let current = read();

function read(): Acting | null {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Acting | null;
  } catch {
    // Storage is forbidden: the choice lasts as long as the page.
    return null;
  }
}

/** Acts for a seller from here on, in this tab; null: for oneself. */
export function act(acting: Acting | null): void {
  current = acting;
  try {
    if (acting === null) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, JSON.stringify(acting));
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** For whom the person acts in this tab, or null. */
export function useActing(userId: string | undefined): Acting | null {
  const acting = useSyncExternalStore(subscribe, () => current);
  return acting?.userId === userId ? acting : null;
}
