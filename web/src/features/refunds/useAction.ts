import { useState } from 'react';
import { useSession } from '../auth/SessionProvider';

/** One request at a time, with its failure. */
export function useAction() {
  const { authorized } = useSession();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const run = async <T>(call: (token: string) => Promise<T>, done: (result: T) => void) => {
    setBusy(true);
    setFailure(undefined);
    try {
      done(await authorized(call));
    } catch (refusal) {
      setFailure(refusal);
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, run };
}
