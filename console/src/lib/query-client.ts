import { QueryClient } from '@tanstack/react-query';
import { isApiError } from './api-error';

/** Retries only what may pass on its own; a refusal is shown at once. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        retry: (count, error) => count < 2 && isApiError(error) && error.mayPass && error.status !== 429,
        retryDelay: (attempt) => Math.min(4000, 400 * 2 ** attempt),
        networkMode: 'always',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
