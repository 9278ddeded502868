import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client';

/** Counted at Google when it is asked for; the server remembers it for some minutes. */
export function previewQuery(id: string) {
  return queryOptions({
    queryKey: ['mailboxPreview', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/integrations/{id}/preview', { signal, params: { path: { id } } })),
    retry: false,
  });
}
