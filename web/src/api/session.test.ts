import { expect, it } from 'vitest';
import { viewer, type Me } from './session';

const me = (...permissions: string[]) => viewer({ user: { id: 'me' }, permissions } as unknown as Me);

it('changes its own records and nobody\u2019s, and not those of colleagues', () => {
  const rep = me('records:read', 'records:write');
  expect(rep.mayChange({ id: 'me' })).toBe(true);
  expect(rep.mayChange(undefined)).toBe(true);
  expect(rep.mayChange({ id: 'other' })).toBe(false);
});

it('changes those of colleagues where it manages records', () => {
  expect(me('records:write', 'records:manage').mayChange({ id: 'other' })).toBe(true);
  expect(me('records:read').mayChange({ id: 'me' })).toBe(false);
});
