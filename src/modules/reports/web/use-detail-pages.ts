import { useInfiniteQuery } from '@tanstack/react-query';
import { get, type Query } from '#web/api.ts';
import type { DetailAnswer } from '../contract.ts';

/** A list page after page: "Xem thêm" fetches the next and keeps what is there. The total comes with the first. */
export function useDetailPages(search: Query) {
  const path = '/api/reports/annual/detail';
  const pages = useInfiniteQuery({
    queryKey: [path, 'pages', search],
    queryFn: ({ pageParam, signal }) => get<DetailAnswer>(path, { ...search, after: pageParam, limit: 100 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const first = pages.data?.pages[0];
  const data = pages.data && {
    rows: pages.data.pages.flatMap((page) => page.rows),
    total: first?.total ?? 0,
    restricted: first?.restricted ?? null,
  };
  return {
    data,
    error: pages.error,
    refetch: pages.refetch,
    hasNext: pages.hasNextPage,
    more: () => void pages.fetchNextPage(),
    busy: pages.isFetchingNextPage,
  };
}
