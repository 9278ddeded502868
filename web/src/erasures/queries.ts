import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';
import { pagedQuery } from '../api/pages';

export type Erasure = Schema<'Erasure'>;
export type ErasureInput = Schema<'ErasureInput'>;

export const REASONS = ['notNeeded', 'consentWithdrawn', 'objection', 'unlawful', 'legalObligation'] as const;

export function previewQuery(contactId: string) {
  return queryOptions({
    queryKey: ['erasures', 'preview', contactId],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/contacts/{id}/erasure', { signal, params: { path: { id: contactId } } })),
    staleTime: 0,
    retry: false,
  });
}

export function erasureQuery(id: string) {
  return queryOptions({
    queryKey: ['erasures', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/erasures/{id}', { signal, params: { path: { id } } })),
    // Live updates tell of each step; this is for when they are away.
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? 5_000 : false),
  });
}

export const erasuresQuery = pagedQuery(['erasures', 'list'], (cursor, signal) =>
  answer(api.GET('/api/v1/erasures', { signal, params: { query: { cursor, limit: 50 } } })),
);

/** Erases a person, or goes on where an erasure broke off. */
export function useErase(contactId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ErasureInput) =>
      answer(api.POST('/api/v1/contacts/{id}/erasure', { params: { path: { id: contactId } }, body })),
    onSuccess: (erasure) => {
      client.setQueryData(erasureQuery(erasure.id).queryKey, erasure);
      for (const key of ['contacts', 'companies', 'deals', 'tasks', 'activities'])
        void client.invalidateQueries({ queryKey: [key, 'list'] });
      void client.invalidateQueries({ queryKey: ['erasures', 'list'] });
    },
  });
}
