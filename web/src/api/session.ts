import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { answer, api, type Schema } from './client';

export type Me = Schema<'Me'>;
export type Permission =
  | 'mail:import'
  | 'mail:undo'
  | 'people:erase'
  | 'tenant:manage'
  | 'users:manage'
  | 'records:write'
  | 'records:manage'
  | 'audit:read';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/me', { signal })),
  staleTime: 5 * 60_000,
});

export interface Viewer extends Me {
  may(permission: Permission): boolean;
  /** Whether they may change a record: their own or nobody's, or with `records:manage` anybody's. */
  mayChange(owner: { id: string } | undefined): boolean;
}

/** Who is signed in; only below the shell, which has asked already. */
export function useMe(): Viewer {
  return viewer(useSuspenseQuery(meQuery).data);
}

export function viewer(me: Me): Viewer {
  const may = (permission: Permission) => me.permissions.includes(permission);
  return {
    ...me,
    may,
    mayChange: (owner) => may('records:write') && (!owner || owner.id === me.user.id || may('records:manage')),
  };
}

/** Changes one's own name, language or zone; shown at once, taken back when the server refuses. */
export function useUpdateMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (patch: Schema<'UserPatch'>) => answer(api.PATCH('/api/v1/me', { body: patch })),
    onMutate: (patch) => {
      const before = client.getQueryData(meQuery.queryKey);
      if (before) client.setQueryData(meQuery.queryKey, { ...before, user: { ...before.user, ...patch } });
      return before;
    },
    onError: (_error, _patch, before) => client.setQueryData(meQuery.queryKey, before),
    onSuccess: (me) => client.setQueryData(meQuery.queryKey, me),
  });
}
