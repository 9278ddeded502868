import { expect, it } from 'vitest';
import { auditSearch } from './search';

const ID = '0198c0de-0000-7000-8000-000000000001';

it('takes from the address what the server takes', () => {
  const search = { who: ID, kind: 'deal', from: '2026-03-01', to: '2026-03-31', subject: ID };
  expect(auditSearch(search)).toEqual(search);
});

it('leaves the rest', () => {
  expect(auditSearch({ who: 'ann', kind: 'dream', from: '2026-13-45', to: 'today', subject: 1 })).toEqual({});
});
