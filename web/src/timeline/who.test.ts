import { describe, expect, it } from 'vitest';
import { render } from '../ui/i18n/catalogue';
import { en } from '../ui/i18n/en';
import { createFormat } from '../ui/i18n/format';
import type { Translate } from '../ui/i18n/I18n';
import type { Activity } from './queries';
import { facesOf, whoOf } from './who';

const t: Translate = (key, values = {}) => render(en[key], values, 'en');
const words = { t, format: createFormat('en', 'UTC') };
const OWN = 'Ann@acme.example';
const ann = { role: 'from', address: 'ann@acme.example', name: 'Ann Berger' } as const;
const lina = { role: 'from', address: 'lina@globex.example', name: 'Lina Haddad' } as const;

const mail = (more: Partial<Activity>): Activity => ({
  id: '1',
  kind: 'email',
  occurredAt: '2026-03-01T10:00:00Z',
  access: 'everything',
  contacts: [{ id: 'c', displayName: 'Lina Haddad' }],
  source: 'mail',
  version: 1,
  isDeleted: false,
  ...more,
});

describe('who took part', () => {
  it.each([
    ['the sender of what came in', mail({ from: lina, direction: 'inbound' }), 'Lina Haddad'],
    ['me, to whom I wrote', mail({ from: ann, direction: 'outbound' }), 'You to Lina Haddad'],
    ['an address without a name', mail({ from: { ...lina, name: undefined } }), 'lina@globex.example'],
    ['all who wrote in a thread', mail({ from: lina, thread: { mails: 3, people: [lina, ann] } }), 'Lina Haddad, You'],
    [
      'me alone in a thread that nobody answered',
      mail({ from: ann, direction: 'outbound', thread: { mails: 2, people: [ann] } }),
      'You to Lina Haddad',
    ],
    ['who noted it down', mail({ kind: 'note', createdBy: { id: 'u', name: 'Ann Berger' } }), 'Note by Ann Berger'],
  ])('is %s', (_, activity, told) => expect(whoOf(activity, words, OWN).replace(/[\u2068\u2069]/g, '')).toBe(told));
});

describe('the faces', () => {
  it('are those who wrote, then those it was with, each once', () => {
    expect(facesOf(mail({ from: ann }))).toEqual(['Ann Berger', 'Lina Haddad']);
    expect(facesOf(mail({ thread: { mails: 2, people: [lina, ann] } }))).toEqual(['Lina Haddad', 'Ann Berger']);
  });
});
