import { QueryClient } from '@tanstack/react-query';
import { retryDelayMs, shouldRetry } from './retry';

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: shouldRetry,
        retryDelay: retryDelayMs,
        // Streams keep the pages fresh. A rush of buyers who change tabs must not become a rush of requests.
        refetchOnWindowFocus: false,
        // Without a network a request fails and the page says so; 'online' would show "Loading" for ever.
        networkMode: 'always',
      },
      mutations: { retryDelay: retryDelayMs, networkMode: 'always' },
    },
  });
}

/** The first part of every key whose data only one user may see. Signing out removes all of it from the cache. */
export const privateKeys = ['private'] as const;

export const privateKey = (userId: string | undefined, ...parts: readonly unknown[]) =>
  [...privateKeys, userId, ...parts] as const;
