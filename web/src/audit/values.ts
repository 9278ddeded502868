import { en } from '../ui/i18n/en';
import type { I18n, Key, Translate } from '../ui/i18n/I18n';
import type { AuditEntry } from './queries';

export type Values = Pick<I18n, 't' | 'format'> & {
  /** Colleagues by id. */
  names: ReadonlyMap<string, string>;
};

/** One field that was otherwise, or is new, or is gone. */
export interface Change {
  field: string;
  before?: string;
  after?: string;
}

const LABELS: Record<string, Key> = {
  amount: 'field.amount',
  address: 'field.address',
  assigneeId: 'field.assignee',
  closeDate: 'field.closeDate',
  company: 'field.company',
  contactPolicy: 'field.policy',
  currency: 'field.currency',
  displayName: 'field.name',
  domain: 'field.domain',
  domains: 'field.domains',
  due: 'field.due',
  email: 'field.email',
  emails: 'field.emails',
  firstName: 'field.firstName',
  issuer: 'provider.issuer',
  kind: 'field.kind',
  clientId: 'provider.clientId',
  lastName: 'field.lastName',
  locale: 'field.language',
  name: 'field.name',
  ownerId: 'field.owner',
  phones: 'field.phones',
  pipeline: 'field.pipeline',
  role: 'field.role',
  scopes: 'keys.scopes',
  stage: 'field.stage',
  status: 'field.status',
  tags: 'field.tags',
  timezone: 'field.timezone',
  title: 'field.title',
  weekStart: 'field.weekStart',
  workingDays: 'field.workingDays',
};
/** Fields whose values have words of their own, below these keys. */
const CHOICES: Record<string, string> = { role: 'role.user', contactPolicy: 'policy', access: 'access' };
/** What a thing is called, wherever it stands. */
const NAMES = ['displayName', 'name', 'title', 'subject', 'email', 'date', 'at'];

/** What somebody did, in words; the bare code of what is newer than these words. */
export function actionWords(action: string, t: Translate): string {
  const key = `audit.action.${action}`;
  return key in en ? t(key as Key) : action;
}

/** What it was done to, as far as the entry itself says so. */
export function subjectName({ action, before, after }: AuditEntry): string | undefined {
  const values = { ...before, ...after };
  // A person's title is their job.
  const keys = ['displayName', 'name', isTask(action) ? 'title' : 'email', 'subject'];
  return keys.map((key) => values[key]).find(isText);
}

export function changes({ action, before = {}, after = {} }: AuditEntry, words: Values): Change[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return fields.flatMap((field) => {
    const [was, is] = [valueWords(before[field], words, field), valueWords(after[field], words, field)];
    return was || is
      ? [
          {
            field: isTask(action) && field === 'title' ? words.t('field.task') : fieldLabel(field, words.t),
            ...(was && { before: was }),
            ...(is && { after: is }),
          },
        ]
      : [];
  });
}

function fieldLabel(field: string, t: Translate): string {
  const known = LABELS[field];
  if (known) return t(known);
  const spaced = field.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** One value in words; nothing for what is empty. */
export function valueWords(value: unknown, words: Values, field = ''): string | undefined {
  const { t, format, names } = words;
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
  if (typeof value === 'number') return format.number(value);
  if (Array.isArray(value)) return format.row(value.flatMap((one) => valueWords(one, words) ?? [])) || undefined;
  if (typeof value === 'object') return objectWords(value as Record<string, unknown>, words);
  const text = String(value);
  const key = `${CHOICES[field]}.${text}`;
  if (key in en) return t(key as Key);
  if (/^\d{4}-\d\d-\d\dT.*Z$/.test(text)) return format.dateTime(text);
  return names.get(text) ?? text;
}

function objectWords(value: Record<string, unknown>, words: Values): string | undefined {
  const { amount, currency } = value;
  if (amount !== undefined && isText(currency)) return words.format.money({ amount: String(amount), currency });
  const name = NAMES.map((key) => value[key]).find(isText);
  if (name) return name;
  return words.format.row(Object.values(value).flatMap((one) => valueWords(one, words) ?? [])) || undefined;
}

function isTask(action: string): boolean {
  return action.startsWith('task.');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
