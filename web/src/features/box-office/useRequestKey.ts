import { useRef } from 'react';
import { newIdempotencyKey } from '../../shared/api/client';

/** One key a request that was typed: sent again after a lost answer it has no second effect. */
export function useRequestKey() {
  const last = useRef<{ request: string; key: string }>(undefined);
  const keyOf = (body: unknown) => {
    const request = JSON.stringify(body);
    if (last.current?.request !== request) last.current = { request, key: newIdempotencyKey() };
    return last.current.key;
  };
  const forget = () => {
    last.current = undefined;
  };
  return { keyOf, forget };
}
