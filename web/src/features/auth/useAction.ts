import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ApiError } from '../../shared/api/ApiError';
import { shouldRepeatRefused, shouldRetry } from '../../shared/api/retry';
import { pageNetwork } from '../../shared/sse/pageNetwork';
import { useSession } from './useSession';

interface ActionOptions<TInput, TAnswer> {
  onSuccess?: (answer: TAnswer, input: TInput) => unknown;
  onError?: (error: Error, input: TInput) => unknown;
  onSettled?: () => unknown;
  /** The request has the same effect once or twice, so the page may repeat it when the server was too busy. */
  repeatable?: boolean;
  /** The request changes nothing, so the page repeats it as it does every read. */
  readOnly?: boolean;
}

/** A request that somebody starts by a click, made by the signed-in user. `run` ignores a second click. */
export function useAction<TInput, TAnswer>(
  call: (token: string, input: TInput) => Promise<TAnswer>,
  { onSuccess, onError, onSettled, repeatable = false, readOnly = false }: ActionOptions<TInput, TAnswer> = {},
) {
  const { authorized } = useSession();
  // `isPending` changes with the next render; a double click comes before it.
  const running = useRef(false);
  const { mutate, isPending, isSuccess, data, error, reset } = useMutation<TAnswer, Error, TInput>({
    mutationFn: (input) => authorized((token) => call(token, input)),
    onSuccess: (answer, input) => onSuccess?.(answer, input),
    onError: (failure, input) => onError?.(failure, input),
    onSettled: () => {
      running.current = false;
      return onSettled?.();
    },
    retry: readOnly ? shouldRetry : repeatable && shouldRepeatRefused,
  });
  // That there is no connection is true only until there is one.
  const foundNoNetwork = error instanceof ApiError && error.code === 'network';
  useEffect(() => (foundNoNetwork ? pageNetwork.onReturn(reset) : undefined), [foundNoNetwork, reset]);
  const run = (input: TInput) => {
    if (running.current) return;
    running.current = true;
    mutate(input);
  };
  return { run, busy: isPending, done: isSuccess, answer: data, error, reset };
}
