import { QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiRefusal, get, type Query } from './api.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // A refusal is an answer: only a lost connection or a failing server is worth asking again.
      retry: (failures, error) => failures < 2 && error instanceof ApiRefusal && (error.status === 0 || error.status >= 500),
    },
  },
});

/** One read = its URL. `useGet<ClassList>('/api/classes', { year: 2020 })`. */
export function getQuery<T>(path: string, query: Query = {}) {
  return queryOptions({
    queryKey: [path, query],
    queryFn: ({ signal }) => get<T>(path, query, signal),
  });
}

export function useGet<T>(path: string, query: Query = {}, options: { enabled?: boolean } = {}) {
  return useQuery({
    ...getQuery<T>(path, query),
    enabled: options.enabled ?? true,
    // While a filter changes, the list that was there stays until the new one has come.
    placeholderData: (before, last) => (last?.queryKey[0] === path ? before : undefined),
  });
}

/** After a write: everything on screen is read again. One rule, nothing forgotten. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}
