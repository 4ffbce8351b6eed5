import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useThemeChange } from '../queries';
import { importsQuery } from './verbatims';

it('asks for the files again when one of them was begun or stopped', async () => {
  const queryFn = vi.fn(async () => ({ items: [], next: null }));
  const client = new QueryClient();
  const { result } = renderHook(
    () => ({
      imports: useQuery({ ...importsQuery, queryFn, refetchInterval: false }),
      change: useThemeChange(async (id: string) => id),
    }),
    { wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider> },
  );
  await waitFor(() => expect(result.current.imports.isSuccess).toBe(true));
  result.current.change.mutate('autumn');
  await waitFor(() => expect(queryFn).toHaveBeenCalledTimes(2));
});
