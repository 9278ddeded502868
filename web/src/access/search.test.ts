import { expect, it } from 'vitest';
import { doorSearch, problemKey } from './search';

const WORKSPACE = '0198c0de-0000-7000-8000-000000000001';

it('comes back to paths of this site alone', () => {
  expect(doorSearch({ to: '/people?q=x' })).toEqual({ to: '/people?q=x' });
  for (const to of ['//evil.example', '/\\evil.example', 'https://evil.example', '/sign-in?to=/people'])
    expect(doorSearch({ to })).toEqual({});
});

it('knows the problems that the server names, and no others', () => {
  expect(doorSearch({ problem: 'no-account' })).toEqual({ problem: 'no-account' });
  expect(problemKey('no-account')).toBe('signIn.problem.noAccount');
  for (const problem of ['toString', 'nonsense', 42]) expect(doorSearch({ problem })).toEqual({});
});

it('asks for the provider of a workspace, not of a word', () => {
  expect(doorSearch({ workspace: WORKSPACE })).toEqual({ workspace: WORKSPACE });
  expect(doorSearch({ workspace: 'acme' })).toEqual({});
});
