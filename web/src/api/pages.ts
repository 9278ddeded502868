import { infiniteQueryOptions, type InfiniteData } from '@tanstack/react-query';

export interface Page<T> {
  data: T[];
  nextCursor?: string;
}

type Id = { id: string };

/** One list out of its pages. A record that moved between two reads is kept once, where it came first. */
export function mergePages<T extends Id>(pages: readonly Page<T>[]): T[] {
  const byId = new Map<string, T>();
  for (const record of pages.flatMap((page) => page.data)) {
    if (!byId.has(record.id)) byId.set(record.id, record);
  }
  return [...byId.values()];
}

/** A list that is read page by page with the server's cursor. */
export function pagedQuery<T extends Id>(
  queryKey: readonly unknown[],
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<T>) => page.nextCursor,
    select: (data: InfiniteData<Page<T>, string | undefined>) => mergePages(data.pages),
  });
}
