import { skipToken, useQuery } from '@tanstack/react-query';
import { useSession } from '../auth';
import { myEntryQuery } from './queries';

/** The signed-in buyer's newest entry for an event, kept fresh while the buyer waits. */
export function useMyEntry(eventId: number) {
  const { user, authorized } = useSession();
  const options = myEntryQuery(user?.user_id ?? '', eventId, authorized);
  const isBuyer = user?.role === 'buyer';
  const { data, isPending, error, refetch } = useQuery({ ...options, ...(!isBuyer && { queryFn: skipToken }) });
  return {
    entry: data ?? undefined,
    loaded: !isBuyer || !isPending,
    error: error ?? undefined,
    reload: () => void refetch(),
  };
}
