import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client';

const STORED = 'invicrm-workspace';

/** What the door offers beside a password. */
export function methodsQuery(workspace: string | undefined) {
  return queryOptions({
    queryKey: ['methods', workspace ?? 'all'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/auth/methods', { signal, params: { query: { tenant: workspace } } })),
  });
}

/** The workspace that the address names, or the one that it named in this browser before: nobody knows an id by heart. */
export function doorOf(workspace: string | undefined): string | undefined {
  if (!workspace) return localStorage.getItem(STORED) ?? undefined;
  localStorage.setItem(STORED, workspace);
  return workspace;
}
