import type { operations } from '@invicrm/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';
import { pagedQuery } from '../api/pages';
import { errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { tellError, tellWithUndo } from '../ui/notify';
import type { Kind } from './search';

export type Activity = Schema<'Activity'>;
type Paging = NonNullable<operations['contactTimeline']['parameters']['query']>;
/** Of a long thread the newest are what one looks for. */
const THREAD_AT_ONCE = 20;
/** Whose timeline. */
export type Subject = { contactId: string } | { companyId: string };

/** A thread in one row. */
export function timelineQuery(of: Subject, kind: Kind | undefined) {
  return pagedQuery(['activities', 'of', of, kind ?? 'all'], (cursor, signal) =>
    page(of, { kind, collapse: 'threads', cursor }, signal),
  );
}

/** The mails of one thread that are on this timeline, newest first. */
export function threadQuery(of: Subject, threadId: string) {
  return pagedQuery(['activities', 'of', of, 'thread', threadId], (cursor, signal) =>
    page(of, { threadId, cursor, limit: THREAD_AT_ONCE }, signal),
  );
}

function page(of: Subject, query: Paging, signal: AbortSignal) {
  return 'contactId' in of
    ? answer(api.GET('/api/v1/contacts/{id}/timeline', { signal, params: { path: { id: of.contactId }, query } }))
    : answer(api.GET('/api/v1/companies/{id}/timeline', { signal, params: { path: { id: of.companyId }, query } }));
}

export function activityQuery(id: string) {
  return queryOptions({
    queryKey: ['activities', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/activities/{id}', { signal, params: { path: { id } } })),
  });
}

export function useAddActivity() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'ActivityInput'>) => answer(api.POST('/api/v1/activities', { body })),
    onSuccess: () => {
      for (const key of ['activities', 'contacts']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

/** Puts away what a person wrote down, and offers to bring it back. */
export function useDeleteActivity(id: string) {
  const { t } = useI18n();
  const client = useQueryClient();
  const params = { path: { id } };
  const refresh = () => client.invalidateQueries({ queryKey: ['activities'] });
  const complain = (error: unknown) => tellError(errorWords(error, t));
  const undo = () => void answer(api.POST('/api/v1/activities/{id}/restore', { params })).then(refresh).catch(complain);
  return useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/activities/{id}', { params })),
    onError: complain,
    onSuccess: () => {
      void refresh();
      tellWithUndo(t('timeline.deleted'), t('action.undo'), undo);
    },
  });
}
