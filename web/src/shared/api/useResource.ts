import { useCallback, useEffect, useState } from 'react';

export interface Resource<T> {
  data: T | undefined;
  error: unknown;
  loading: boolean;
  reload: () => void;
}

/**
 * Loads something when the component appears and whenever `load` changes (so wrap it in useCallback). A reload keeps
 * the old data in view until the new is there.
 */
export function useResource<T>(load: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const [state, setState] = useState<{ load: typeof load; data?: T; error?: unknown; loading: boolean }>({
    load,
    loading: true,
  });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const aborted = new AbortController();
    setState((before) => ({ ...(before.load === load ? before : {}), load, loading: true, error: undefined }));
    load(aborted.signal).then(
      (data) => !aborted.signal.aborted && setState({ load, data, loading: false }),
      (error: unknown) =>
        !aborted.signal.aborted && setState((before) => ({ ...before, load, error, loading: false })),
    );
    return () => aborted.abort();
  }, [load, round]);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  const current = state.load === load;
  return {
    data: current ? state.data : undefined,
    error: current ? state.error : undefined,
    loading: current ? state.loading : true,
    reload,
  };
}
