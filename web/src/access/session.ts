import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { answer, api, type Schema } from '../api/client';
import { meQuery } from '../api/session';

type Wish<Name extends 'Login' | 'SecondStep' | 'LinkAcceptance' | 'InviteAcceptance' | 'Registration'> = Omit<
  Schema<Name>,
  'cookie'
>;

/** A way in with the cookie form; reads who that is, so that the shell finds it. */
function useEntrance<T>(enter: (wish: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (wish: T) => {
      await enter(wish);
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
    },
  });
}

export const useSignIn = () =>
  useEntrance((login: Wish<'Login'>) => answer(api.POST('/api/v1/auth/login', { body: { ...login, cookie: true } })));

export const useFinishSignIn = () =>
  useEntrance((step: Wish<'SecondStep'>) => answer(api.POST('/api/v1/auth/totp', { body: { ...step, cookie: true } })));

export const useAcceptLink = () =>
  useEntrance((acceptance: Wish<'LinkAcceptance'>) =>
    answer(api.POST('/api/v1/auth/link', { body: { ...acceptance, cookie: true } })),
  );

export const useAcceptInvite = () =>
  useEntrance((acceptance: Wish<'InviteAcceptance'>) =>
    answer(api.POST('/api/v1/invites/accept', { body: { ...acceptance, cookie: true } })),
  );

export const useRegister = () =>
  useEntrance((registration: Wish<'Registration'>) =>
    answer(api.POST('/api/v1/auth/register', { body: { ...registration, cookie: true } })),
  );

/** Ends the session, leaves the page, and forgets everything that was read in it. */
export function useSignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => answer(api.POST('/api/v1/auth/logout')),
    onSettled: async () => {
      await navigate({ to: '/sign-in' });
      client.clear();
    },
  });
}
