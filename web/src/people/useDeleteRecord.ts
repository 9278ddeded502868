import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { answer, api } from '../api/client';
import { errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { tellError, tellWithUndo } from '../ui/notify';
import type { Company, Contact } from './queries';

interface Deletion {
  name: string;
  /** The first part of the query keys that show the record. */
  kind: 'contacts' | 'companies';
  remove(): Promise<unknown>;
  restore(): Promise<unknown>;
}

/** Puts a record away, goes back to its list, and offers to bring it back. */
function useDeletion({ name, kind, remove, restore }: Deletion) {
  const { t } = useI18n();
  const client = useQueryClient();
  const navigate = useNavigate();
  const refresh = () => client.invalidateQueries({ queryKey: [kind, 'list'] });
  const undo = () =>
    restore()
      .then(refresh)
      .catch((error: unknown) => tellError(errorWords(error, t)));
  return useMutation({
    mutationFn: remove,
    onSuccess: () => {
      void navigate({ to: kind === 'contacts' ? '/people' : '/companies' });
      void refresh();
      tellWithUndo(t('deleted', { name }), t('action.undo'), () => void undo());
    },
    onError: (error) => tellError(errorWords(error, t)),
  });
}

export function useDeleteContact({ id, displayName }: Contact) {
  const params = { path: { id } };
  return useDeletion({
    name: displayName,
    kind: 'contacts',
    remove: () => answer(api.DELETE('/api/v1/contacts/{id}', { params })),
    restore: () => answer(api.POST('/api/v1/contacts/{id}/restore', { params })),
  });
}

export function useDeleteCompany({ id, name }: Company) {
  const params = { path: { id } };
  return useDeletion({
    name,
    kind: 'companies',
    remove: () => answer(api.DELETE('/api/v1/companies/{id}', { params })),
    restore: () => answer(api.POST('/api/v1/companies/{id}/restore', { params })),
  });
}
