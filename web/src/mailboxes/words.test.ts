import { describe, expect, it } from 'vitest';
import { render } from '../ui/i18n/catalogue';
import { ar } from '../ui/i18n/ar';
import { en } from '../ui/i18n/en';
import { createFormat } from '../ui/i18n/format';
import type { Translate } from '../ui/i18n/I18n';
import type { Mailbox } from './queries';
import { connectSearch } from './search';
import { auditWords, progressWords, troubleWords } from './words';

const t: Translate = (key, values = {}) => render(en[key], values, 'en');
const arabic: Translate = (key, values = {}) => render(ar[key], values, 'ar');
const format = createFormat('en', 'UTC');

const mailbox: Mailbox = {
  id: '1',
  provider: 'google',
  address: 'ann@acme.example',
  owner: { id: '2', name: 'Ann' },
  mine: true,
  state: 'importing',
  counts: {
    seen: 12_431,
    imported: 11_000,
    merged: 219,
    skipped: { draft: 12, spam: 200 },
    gone: 0,
    pending: 1_000,
    poison: 0,
    contacts: 214,
    companies: 61,
  },
  progress: 0.3889,
  etaSeconds: 355,
  unitsLeft: 6_000,
  unitsPerMinute: 6_000,
  settings: { labelsOnly: [], labelsWithout: [], skipInternal: false },
};

describe('the progress of a mailbox', () => {
  it('says who appeared, how far it is, and how long it takes', () => {
    expect(progressWords(mailbox, t, format)).toBe('214 people, 61 companies · 38% · about 6 minutes left');
  });

  it('says only what can be told', () => {
    const { progress: _, etaSeconds: __, ...live } = mailbox;
    expect(progressWords(live, t, format)).toBe('214 people, 61 companies');
  });

  it('is never done before it is', () => {
    expect(progressWords({ ...mailbox, progress: 0.9999 }, t, format)).toContain('99%');
  });
});

describe('the audit of a mailbox', () => {
  const audit = { at: '2020-03-02T03:10:00Z', listed: 12_431, missing: 3, extra: 0 };

  it('says how many mails are here, how many were skipped, and when', () => {
    expect(auditWords({ ...mailbox, audit }, t, format)).toBe(
      '12,428 of 12,431 messages, 212 skipped, audited Mar 2, 2020, 3:10 AM',
    );
    expect(auditWords(mailbox, t, format)).toBeUndefined();
  });
});

describe('what stands in the way', () => {
  const trouble = { code: 'testingMode', what: 'x', whatToDo: 'y' } as const;

  it('is said in the language of the viewer', () => {
    expect(troubleWords(trouble, t).what).toContain('seven days');
    expect(troubleWords(trouble, arabic).what).toMatch(/\p{Script=Arabic}/u);
  });

  it('of a newer server is said as the server does', () => {
    expect(troubleWords({ ...trouble, code: 'sunspots' as 'refused' }, t)).toEqual({ what: 'x', whatToDo: 'y' });
  });
});

describe('the address of the mailboxes', () => {
  it('tells a known problem and no other', () => {
    expect(connectSearch({ problem: 'unticked' })).toEqual({ problem: 'unticked' });
    expect(connectSearch({ problem: '<b>' })).toEqual({});
  });
});
