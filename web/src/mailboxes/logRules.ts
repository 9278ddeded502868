import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';

export type LogRule = Schema<'LogRule'>;
export type LogRuleInput = Schema<'LogRuleInput'>;

export const logRulesQuery = queryOptions({
  queryKey: ['logRules'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/log-rules', { signal })),
});

/** Changes what stays out; the mailboxes' counts follow. */
function useDeed<Wish, Answer>(deed: (wish: Wish) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: deed,
    onSettled: () => {
      for (const key of ['logRules', 'integrations']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

export function useAddLogRule() {
  return useDeed((body: LogRuleInput) => answer(api.POST('/api/v1/log-rules', { body })));
}

export function useRemoveLogRule() {
  return useDeed((id: string) => answer(api.DELETE('/api/v1/log-rules/{id}', { params: { path: { id } } })));
}
