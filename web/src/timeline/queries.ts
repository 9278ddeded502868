import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';
import { pagedQuery } from '../api/pages';
import { errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { tellError, tellWithUndo } from '../ui/notify';

export type Activity = Schema<'Activity'>;
export type Kind = Schema<'ActivityKind'>;
/** Whose timeline. */
export type Subject = { contactId: string } | { companyId: string };

export function timelineQuery(of: Subject, kind: Kind | undefined) {
  const query = kind ? { kind } : {};
  return pagedQuery(['activities', 'of', of, kind ?? 'all'], (cursor, signal) =>
    'contactId' in of
      ? answer(
          api.GET('/api/v1/contacts/{id}/timeline', {
            signal,
            params: { path: { id: of.contactId }, query: { ...query, cursor } },
          }),
        )
      : answer(
          api.GET('/api/v1/companies/{id}/timeline', {
            signal,
            params: { path: { id: of.companyId }, query: { ...query, cursor } },
          }),
        ),
  );
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
