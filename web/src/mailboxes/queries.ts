import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';
import { pagedQuery } from '../api/pages';
import { errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { tellError } from '../ui/notify';

export type Mailbox = Schema<'Integration'>;
export type MailboxState = Mailbox['state'];
export type MailboxPatch = Schema<'IntegrationPatch'>;
export type Data = Schema<'Disconnect'>['data'];

/** Without an event a mailbox at work is looked at this often. */
const POLL_MS = 5_000;

/** Whether something happens in it that one can watch. */
export function isBusy(state: MailboxState | undefined): boolean {
  return state === 'importing' || state === 'repairing' || state === 'closing';
}

export const mailboxesQuery = queryOptions({
  queryKey: ['integrations', 'all'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/integrations', { signal })),
  refetchInterval: (query) => (query.state.data?.data.some(({ state }) => isBusy(state)) ? POLL_MS : false),
});

/** For what is on every page: looked at now and then, however busy mailboxes are. */
export const troubledQuery = queryOptions({
  queryKey: ['troubledMailboxes'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/integrations', { signal })),
  select: ({ data }) => data.filter(({ mine, state }) => mine && state === 'reauth'),
  staleTime: 5 * 60_000,
  refetchInterval: 5 * 60_000,
});

export function mailboxQuery(id: string) {
  return queryOptions({
    queryKey: ['integrations', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/integrations/{id}', { signal, params: { path: { id } } })),
    refetchInterval: (query) => (isBusy(query.state.data?.state) ? POLL_MS : false),
  });
}

export function problemsQuery(id: string) {
  return pagedQuery(['integrations', 'problems', id], (cursor, signal) =>
    answer(api.GET('/api/v1/integrations/{id}/problems', { signal, params: { path: { id }, query: { cursor } } })),
  );
}

export function labelsQuery(id: string) {
  return queryOptions({
    queryKey: ['mailboxLabels', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/integrations/{id}/labels', { signal, params: { path: { id } } })),
  });
}

/** Something that one does with mailboxes; what is on the screen is read again. */
function useDeed<Wish, Answer>(deed: (wish: Wish) => Promise<Answer>) {
  const { t } = useI18n();
  const client = useQueryClient();
  return useMutation({
    mutationFn: deed,
    onError: (error) => tellError(errorWords(error, t)),
    onSettled: () => {
      for (const key of ['integrations', 'troubledMailboxes', 'mailboxPreview'])
        void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

/** Goes to Google, to come back with a mailbox. */
export const useConnect = (integration?: string) =>
  useDeed(async ({ preview }: { preview: boolean }) => {
    const query = { integration, ...(preview && { preview }) };
    const { authorizationUrl } = await answer(api.GET('/api/v1/integrations/google/connect', { params: { query } }));
    window.location.assign(authorizationUrl);
  });

export const useStep = (id: string) =>
  useDeed((step: 'sync' | 'pause' | 'resume' | 'start') =>
    answer(api.POST(`/api/v1/integrations/{id}/${step}`, { params: { path: { id } } })),
  );

export const useDisconnect = (id: string) =>
  useDeed((data: Data) =>
    answer(api.POST('/api/v1/integrations/{id}/disconnect', { params: { path: { id } }, body: { data } })),
  );

export const useChangeMailbox = (id: string) =>
  useDeed((body: MailboxPatch) => answer(api.PATCH('/api/v1/integrations/{id}', { params: { path: { id } }, body })));

export const useRetry = (id: string) =>
  useDeed(() => answer(api.POST('/api/v1/integrations/{id}/problems/retry', { params: { path: { id } } })));
