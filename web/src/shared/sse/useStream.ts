import { useEffect, useRef, useState } from 'react';
import type { ApiError } from '../api/ApiError';
import { reportLost } from './lostConnections';
import { openStream, type StreamEvent, type StreamState } from './openStream';

/** Keeps one stream open while the component is mounted and `path` is not null. New handlers do not reopen it. */
export function useStream(
  path: string | null,
  token: string | undefined,
  onEvent: (event: StreamEvent) => void,
  onRefused?: (error: ApiError) => void,
): StreamState {
  const [state, setState] = useState<StreamState>('connecting');
  const handlers = useRef({ onEvent, onRefused });
  useEffect(() => {
    handlers.current = { onEvent, onRefused };
  });
  useEffect(() => {
    if (path === null) return;
    return openStream({
      path,
      token,
      onState: setState,
      onEvent: (event) => handlers.current.onEvent(event),
      onRefused: (error) => handlers.current.onRefused?.(error),
    });
  }, [path, token]);
  useEffect(() => (path !== null && state === 'waiting' ? reportLost() : undefined), [path, state]);
  return state;
}
