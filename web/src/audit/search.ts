export const KINDS = [
  'contact',
  'company',
  'deal',
  'task',
  'activity',
  'tag',
  'pipeline',
  'session',
  'password',
  'totp',
  'apiKey',
  'user',
  'invite',
  'signInLink',
  'oidc',
  'workspace',
  'import',
  'mailbox',
  'sharingRule',
  'accessRequest',
] as const;
export type Kind = (typeof KINDS)[number];

/** What the address says about the audit log. Days are those of the viewer's zone, the last one included. */
export interface AuditSearch {
  who?: string | undefined;
  kind?: Kind | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** Only what was done to this. */
  subject?: string | undefined;
}

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const DAY = /^\d{4}-\d\d-\d\d$/;

export function auditSearch(search: Record<string, unknown>): AuditSearch {
  const kind = KINDS.find((known) => known === search['kind']);
  return {
    ...matching('who', search['who'], ID),
    ...(kind && { kind }),
    ...matching('from', search['from'], DAY),
    ...matching('to', search['to'], DAY),
    ...matching('subject', search['subject'], ID),
  };
}

function matching(key: keyof AuditSearch, value: unknown, pattern: RegExp): AuditSearch {
  const isGood = typeof value === 'string' && pattern.test(value) && (pattern !== DAY || isDay(value));
  return isGood ? { [key]: value } : {};
}

function isDay(text: string): boolean {
  return !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}
