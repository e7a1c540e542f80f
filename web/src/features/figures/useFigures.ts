import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Figures } from '../../shared/api/types';
import type { StreamEvent } from '../../shared/sse/openStream';
import { useStream } from '../../shared/sse/useStream';
import { useSession } from '../auth';
import { figuresKey, figuresPath, figuresQuery } from './queries';

/** An event's figures, which change while the page is open. The stream does not tell the demand, which stays. */
export function useFigures(eventId: number) {
  const { user, token, renewSession, authorized } = useSession();
  const queryClient = useQueryClient();
  const { data: figures, error, refetch } = useQuery(figuresQuery(user?.user_id, eventId, authorized));
  const onEvent = ({ name, data }: StreamEvent) => {
    if (name !== 'figures') return;
    queryClient.setQueryData<Figures>(figuresKey(user?.user_id, eventId), (known) => ({
      ...(data as Figures), demand: known?.demand ?? null,
    }));
  };
  const path = user === null || figures === undefined ? null : figuresPath(eventId);
  const stream = useStream(path, token, onEvent, (refusal) => {
    if (refusal.status === 401) renewSession();
  });
  return { figures, stream, error, refetch };
}
