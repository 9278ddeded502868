import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';
import { pagedQuery } from '../api/pages';
import { errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { tellError } from '../ui/notify';

export type Access = Schema<'Access'>;
export type AccessAsked = Schema<'AccessAsked'>;
export type Mailbox = Schema<'MailboxSharing'>;
export type SharingRule = Schema<'SharingRule'>;
export type AccessRequest = Schema<'AccessRequest'>;
export type ThreadSharing = Schema<'ThreadSharing'>;

export const LEVELS: Access[] = ['metadata', 'subject', 'everything'];
export const ASKED: AccessAsked[] = ['subject', 'everything'];

export const mailboxesQuery = queryOptions({
  queryKey: ['sharing', 'mailboxes'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/sharing/mailboxes', { signal })),
});

export const rulesQuery = pagedQuery(['sharing', 'rules'], (cursor, signal) =>
  answer(api.GET('/api/v1/sharing/rules', { signal, params: { query: { cursor } } })),
);

export function requestsQuery(side: 'received' | 'made', status?: AccessRequest['status']) {
  return pagedQuery(['sharing', 'requests', side, status ?? 'all'], (cursor, signal) =>
    answer(api.GET('/api/v1/access-requests', { signal, params: { query: { side, status, cursor, limit: 200 } } })),
  );
}

export function threadSharingQuery(id: string) {
  return queryOptions({
    queryKey: ['sharing', 'thread', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sharing/threads/{id}', { signal, params: { path: { id } } })),
  });
}

export function previewQuery(userId: string) {
  return queryOptions({
    queryKey: ['sharing', 'preview', userId],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/sharing/preview', { signal, params: { query: { userId, limit: 20 } } })),
  });
}

/** A change to who sees what; whatever is on the screen is read again. */
function useChange<T>(change: (wish: T) => Promise<unknown>) {
  const { t } = useI18n();
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onError: (error) => tellError(errorWords(error, t)),
    onSettled: () => {
      for (const key of ['sharing', 'activities']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

export const useShareMailbox = () =>
  useChange(({ id, access }: { id: string; access: Access }) =>
    answer(api.PUT('/api/v1/sharing/mailboxes/{id}', { params: { path: { id } }, body: { access } })),
  );

export const usePutRule = () =>
  useChange((body: Schema<'SharingRuleInput'>) => answer(api.PUT('/api/v1/sharing/rules', { body })));

export const useRemoveRule = () =>
  useChange((id: string) => answer(api.DELETE('/api/v1/sharing/rules/{id}', { params: { path: { id } } })));

export const useAsk = () =>
  useChange((body: Schema<'AccessRequestInput'>) => answer(api.POST('/api/v1/access-requests', { body })));

export const useGrant = () =>
  useChange(({ id, access }: { id: string; access: AccessAsked }) =>
    answer(api.POST('/api/v1/access-requests/{id}/grant', { params: { path: { id } }, body: { access } })),
  );

export const useDecline = () =>
  useChange((id: string) => answer(api.POST('/api/v1/access-requests/{id}/decline', { params: { path: { id } } })));

export const useRevoke = () =>
  useChange((id: string) => answer(api.POST('/api/v1/access-requests/{id}/revoke', { params: { path: { id } } })));
