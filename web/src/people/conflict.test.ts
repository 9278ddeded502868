import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/client';
import { conflictOf, resolved } from './conflict';

const current = { version: 4, title: 'CFO', displayName: 'Nora', company: { id: 'c2', name: 'Globex' } };
const stale = (errors: { field: string; detail: string; yours?: unknown; current?: unknown }[] = []) =>
  ApiError.from(412, { code: 'stale', title: 'Stale', current, errors });

describe('a conflict', () => {
  it('is only what a 412 tells', () => {
    expect(conflictOf(ApiError.from(409, { code: 'conflict', title: 'No' }), {})).toBeUndefined();
    expect(conflictOf(new Error('x'), {})).toBeUndefined();
  });

  it('names the fields that differ', () => {
    const error = stale([{ field: 'title', detail: 'differs', yours: 'CEO', current: 'CFO' }]);
    expect(conflictOf(error, { title: 'CEO' })).toEqual({
      clashes: [{ field: 'title', yours: 'CEO', current: 'CFO' }],
      current,
    });
  });

  it('is found by comparing when the server names no fields', () => {
    expect(conflictOf(stale(), { title: 'CEO', displayName: 'Nora', companyId: 'c1' })?.clashes).toEqual([
      { field: 'title', yours: 'CEO', current: 'CFO' },
      { field: 'companyId', yours: 'c1', current: 'c2' },
    ]);
  });

  it('is none when both wrote the same', () => {
    expect(conflictOf(stale(), { title: 'CFO' })?.clashes).toEqual([]);
  });
});

describe('a decision', () => {
  const clashes = [
    { field: 'title', yours: 'CEO', current: 'CFO' },
    { field: 'displayName', yours: 'Nora V.', current: 'Nora' },
  ];
  const patch = { title: 'CEO', displayName: 'Nora V.', phones: ['+965 5550 0100'] };

  it('sends mine and what nobody touched, and gives the rest up', () => {
    expect(resolved(patch, clashes, { title: 'yours', displayName: 'current' })).toEqual({
      title: 'CEO',
      phones: patch.phones,
    });
  });

  it('keeps theirs where nothing was chosen', () => {
    expect(resolved({ title: 'CEO' }, clashes, {})).toEqual({});
  });
});
