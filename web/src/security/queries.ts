import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';
import { pagedQuery } from '../api/pages';
import { errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { tellError } from '../ui/notify';

export type SignInSession = Schema<'SignInSession'>;
export type ApiKey = Schema<'ApiKey'>;
export type Scope = Schema<'Scope'>;

export const totpQuery = queryOptions({
  queryKey: ['totp'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/me/totp', { signal })),
});

export const sessionsQuery = pagedQuery(['sessions'], (cursor, signal) =>
  answer(api.GET('/api/v1/sessions', { signal, params: { query: { cursor } } })),
);

export const keysQuery = pagedQuery(['apiKeys'], (cursor, signal) =>
  answer(api.GET('/api/v1/api-keys', { signal, params: { query: { cursor } } })),
);

/** Something that ends by one click; the list is read again. */
function useEnding<T>(list: string, end: (wish: T) => Promise<unknown>) {
  const { t } = useI18n();
  const client = useQueryClient();
  return useMutation({
    mutationFn: end,
    onError: (error) => tellError(errorWords(error, t)),
    onSettled: () => client.invalidateQueries({ queryKey: [list] }),
  });
}

export const useEndSession = () =>
  useEnding('sessions', (id: string) => answer(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } })));

export const useEndOtherSessions = () => useEnding('sessions', () => answer(api.DELETE('/api/v1/sessions')));

export const useRevokeKey = () =>
  useEnding('apiKeys', (id: string) => answer(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } })));
