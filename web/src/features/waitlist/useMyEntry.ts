import { useCallback, useEffect } from 'react';
import { waitlist } from '../../shared/api/client';
import type { WaitlistEntry } from '../../shared/api/orderTypes';
import { useResource } from '../../shared/api/useResource';
import { useSession } from '../auth/SessionProvider';

/** A place in line moves when others are served; it is asked for this often while one waits. */
const pollIntervalMs = 2_000;

export const isLive = (entry: WaitlistEntry | undefined) =>
  entry !== undefined && (entry.status === 'AUTHORISING' || entry.status === 'WAITING' || entry.status === 'OFFERED');

/** The buyer's newest entry for an event, kept fresh while it waits. */
export function useMyEntry(eventId: number) {
  const { user, authorized } = useSession();
  const buyerId = user?.role === 'buyer' ? user.user_id : undefined;
  const { data, error, reload } = useResource(
    useCallback(
      async (signal) =>
        buyerId === undefined
          ? { entries: [] }
          : await authorized((token) => waitlist.mine(token, buyerId, signal)),
      [buyerId, authorized],
    ),
  );
  const entry = data?.entries.find((candidate) => candidate.event_id === eventId);
  const live = isLive(entry);
  useEffect(() => {
    if (!live) return;
    const timer = setInterval(reload, pollIntervalMs);
    return () => clearInterval(timer);
  }, [live, reload]);
  return { entry, loaded: data !== undefined, error, reload };
}
