import { useInfiniteQuery } from '@tanstack/react-query';
import { get, type Query } from './api.ts';

/** A long list page after page: "Xem thêm" fetches the next and keeps what is there. `next` of a page is `after` of the one that follows. */
export function usePages<Page extends { next: string | number | null; total?: number }>(path: string, filter: Query) {
  const asked = useInfiniteQuery({
    queryKey: [path, 'pages', filter],
    queryFn: ({ pageParam, signal }) => get<Page>(path, { ...filter, after: pageParam }, signal),
    initialPageParam: undefined as string | number | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
  return {
    data: asked.data?.pages,
    total: asked.data?.pages[0]?.total,
    error: asked.error,
    refetch: asked.refetch,
    hasNext: asked.hasNextPage,
    more: () => void asked.fetchNextPage(),
    busy: asked.isFetchingNextPage,
  };
}

type Turned = { after?: string | undefined; sort?: string | undefined; tab?: string | undefined };

/** What a list is filtered by, without where it stands and how it is sorted. */
export function filterOf<Search extends Turned>({ after: _after, sort: _sort, tab: _tab, ...filter }: Search) {
  return { filter, filtered: Object.values(filter).some((value) => value !== undefined) };
}
