import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';
import { pagedQuery } from '../api/pages';

export type User = Schema<'User'>;
export type Invite = Schema<'Invite'>;
export const ROLES: Schema<'Role'>[] = ['rep', 'manager', 'admin'];

export const usersQuery = pagedQuery(['users'], (cursor, signal) =>
  answer(api.GET('/api/v1/users', { signal, params: { query: { cursor, limit: 100 } } })),
);

export const invitesQuery = pagedQuery(['invites'], (cursor, signal) =>
  answer(api.GET('/api/v1/invites', { signal, params: { query: { cursor, limit: 100 } } })),
);

/** A change to who gets in; the list is read again. */
function useChange<T, R>(list: 'users' | 'invites', change: (wish: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: [list] }) });
}

export const useUpdateUser = () =>
  useChange('users', ({ id, ...body }: { id: string } & Schema<'UserUpdate'>) =>
    answer(api.PATCH('/api/v1/users/{id}', { params: { path: { id } }, body })),
  );

export const useEndSessions = () =>
  useChange('users', (id: string) => answer(api.DELETE('/api/v1/users/{id}/sessions', { params: { path: { id } } })));

export const useSignInLink = (id: string) =>
  useChange('users', (body: Schema<'SignInLinkInput'>) =>
    answer(api.POST('/api/v1/users/{id}/sign-in-link', { params: { path: { id } }, body })),
  );

export const useInvite = () =>
  useChange('invites', (body: Schema<'InviteInput'>) => answer(api.POST('/api/v1/invites', { body })));

export const useRevokeInvite = () =>
  useChange('invites', (id: string) => answer(api.DELETE('/api/v1/invites/{id}', { params: { path: { id } } })));
