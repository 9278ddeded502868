import { queryOptions, useMutation, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';
import { pagedQuery, type Page } from '../api/pages';
import { etag } from '../people/queries';
import { errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { tellError } from '../ui/notify';

export type Deal = Schema<'Deal'>;
export type DealInput = Schema<'DealInput'>;
export type Pipeline = Schema<'Pipeline'>;
export type Stage = Schema<'Stage'>;
export type StageTotal = Schema<'StageTotal'>;

interface DealSearch {
  pipelineId?: string | undefined;
  contactId?: string | undefined;
  companyId?: string | undefined;
  q?: string | undefined;
}

export function dealsQuery(search: DealSearch) {
  return pagedQuery(['deals', 'list', search], (cursor, signal) =>
    answer(api.GET('/api/v1/deals', { signal, params: { query: { ...search, cursor, limit: 200 } } })),
  );
}

export function dealQuery(id: string) {
  return queryOptions({
    queryKey: ['deals', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/deals/{id}', { signal, params: { path: { id } } })),
  });
}

export const pipelinesQuery = queryOptions({
  queryKey: ['pipelines'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/pipelines', { signal, params: { query: { limit: 200 } } })),
  select: ({ data }) => data,
});

/** What the deals of each stage come to, currency by currency. */
export function totalsQuery(id: string) {
  return queryOptions({
    queryKey: ['deals', 'totals', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/pipelines/{id}/totals', { signal, params: { path: { id } } })),
    select: ({ data }) => data,
  });
}

/** Moves a deal on the screen at once, then on the server; when that refuses, it goes back. */
export function useMove() {
  const client = useQueryClient();
  const { t } = useI18n();
  return useMutation({
    mutationFn: ({ deal, stage }: { deal: Deal; stage: Stage }) =>
      answer(
        api.PATCH('/api/v1/deals/{id}', {
          body: { stageId: stage.id },
          params: { path: { id: deal.id }, header: { 'If-Match': etag(deal) } },
        }),
      ),
    onMutate: async ({ deal, stage }) => {
      await client.cancelQueries({ queryKey: ['deals'] });
      client.setQueriesData<InfiniteData<Page<Deal>>>(
        { queryKey: ['deals', 'list'] },
        (lists) => lists && withDeal(lists, { ...deal, stage, status: stage.kind }),
      );
    },
    onError: (error) => tellError(errorWords(error, t)),
    onSettled: () => client.invalidateQueries({ queryKey: ['deals'] }),
  });
}

function withDeal(lists: InfiniteData<Page<Deal>>, deal: Deal): InfiniteData<Page<Deal>> {
  const pages = lists.pages.map((page) => ({
    ...page,
    data: page.data.map((known) => (known.id === deal.id ? deal : known)),
  }));
  return { ...lists, pages };
}
