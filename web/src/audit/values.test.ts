import { describe, expect, it } from 'vitest';
import { render } from '../ui/i18n/catalogue';
import { en } from '../ui/i18n/en';
import { createFormat } from '../ui/i18n/format';
import type { Translate } from '../ui/i18n/I18n';
import type { AuditEntry } from './queries';
import { actionWords, changes, subjectName, valueWords } from './values';

const t: Translate = (key, values = {}) => render(en[key], values, 'en');
const words = { t, format: createFormat('en', 'UTC'), names: new Map([['u1', 'Ben Costa']]) };
const entry = (values: Partial<AuditEntry>): AuditEntry => ({
  id: 'e',
  at: '2026-03-01T10:00:00Z',
  action: 'deal.changed',
  isMasked: false,
  ...values,
});

describe('an entry', () => {
  it('says what was done, and the code of what is new to us', () => {
    expect(actionWords('deal.changed', t)).toBe('Changed a deal');
    expect(actionWords('dream.dreamt', t)).toBe('dream.dreamt');
  });

  it('shows each field before and after', () => {
    const changed = entry({
      before: { name: 'Racks', ownerId: 'u1' },
      after: { name: 'Racks 2', amount: { amount: '99.500', currency: 'KWD' } },
    });
    expect(changes(changed, words)).toEqual([
      { field: 'Amount', after: 'KWD\u00a099.500' },
      { field: 'Name', before: 'Racks', after: 'Racks 2' },
      { field: 'Owner', before: 'Ben Costa' },
    ]);
  });

  it('leaves out what is empty', () => {
    expect(changes(entry({ after: { tags: [], about: {}, phones: ['+965 1'] } }), words)).toEqual([
      { field: 'Phones', after: '+965 1' },
    ]);
  });

  it('names what it was done to, where its values do', () => {
    expect(subjectName(entry({ after: { displayName: 'Lina Haddad', title: 'CFO' } }))).toBe('Lina Haddad');
    expect(subjectName(entry({ action: 'task.created', after: { title: 'Call Lina' } }))).toBe('Call Lina');
    expect(subjectName(entry({ action: 'contact.changed', after: { title: 'CFO' } }))).toBeUndefined();
  });
});

it.each([
  [true, 'yes'],
  [['a', 'b'], 'a, b'],
  [{ date: '2026-12-01' }, '2026-12-01'],
  [{ contact: { id: 'x', displayName: 'Lina' } }, 'Lina'],
  ['2026-03-01T10:00:00Z', 'Mar 1, 2026, 10:00 AM'],
])('%j is %s', (value, said) => expect(valueWords(value, words)?.replace(/\u202f/g, ' ')).toBe(said));

it('says choices as everywhere else', () => {
  expect(valueWords('rep', words, 'role')).toBe('Member');
  expect(valueWords('everyone', words, 'contactPolicy')).toBe('Everyone');
  expect(valueWords('rep', words, 'name')).toBe('rep');
});
