import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { answer, api, type Schema } from '../api/client';
import { meQuery } from '../api/session';

/** Signs in with the cookie form and reads who that is, so that the shell finds it. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (login: Omit<Schema<'Login'>, 'cookie'>) => {
      await answer(api.POST('/api/v1/auth/login', { body: { ...login, cookie: true } }));
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
    },
  });
}

export function useRegister() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (registration: Omit<Schema<'Registration'>, 'cookie'>) => {
      await answer(api.POST('/api/v1/auth/register', { body: { ...registration, cookie: true } }));
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
    },
  });
}

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
