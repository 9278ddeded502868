import { infiniteQueryOptions, queryOptions, type InfiniteData } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';
import { pagedQuery } from '../api/pages';
import type { CorrespondentSearch } from './search';

export type Correspondent = Schema<'Correspondent'>;
export type Decisions = Schema<'Decisions'>;
export type MailDecision = Schema<'MailDecision'>;
export type Rule = Schema<'AddressRule'>;

/** While a changed rule is still being applied, what came of it is looked at this often. */
const POLL_MS = 1_500;

/** Why an address is here or not, with a page of its mails after the other. */
export function decisionsQuery(address: string) {
  return infiniteQueryOptions({
    queryKey: ['decisions', address],
    queryFn: ({ pageParam, signal }) => readDecisions(address, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Decisions) => page.nextCursor,
    select: ({ pages }: InfiniteData<Decisions, string | undefined>) => ({
      ...pages[0]!,
      data: pages.flatMap(({ data }) => data),
    }),
    refetchInterval: (query) => (query.state.data?.pages[0]?.rejudging ? POLL_MS : false),
  });
}

export function readDecisions(address: string, cursor?: string, signal?: AbortSignal) {
  return answer(api.GET('/api/v1/decisions', { signal, params: { query: { address, cursor, limit: 20 } } }));
}

/** An address stands once a mailbox that saw it. */
export function correspondentsQuery(search: CorrespondentSearch) {
  return pagedQuery(['decisions', 'correspondents', search], async (cursor, signal) => {
    const page = await answer(
      api.GET('/api/v1/correspondents', { signal, params: { query: { ...search, cursor, limit: 100 } } }),
    );
    return { ...page, data: page.data.map((one) => ({ ...one, id: `${one.owner} ${one.address}` })) };
  });
}

/** Addresses that begin with what was typed so far. */
export function suggestionsQuery(q: string) {
  return queryOptions({
    queryKey: ['decisions', 'suggestions', q],
    enabled: q !== '',
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/correspondents', { signal, params: { query: { q, limit: 8 } } })).then(({ data }) => [
        ...new Set(data.map(({ address }) => address)),
      ]),
  });
}
