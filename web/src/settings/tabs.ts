export const TABS = [
  'profile',
  'security',
  'mailboxes',
  'sharing',
  'workspace',
  'colleagues',
  'provider',
  'erasures',
  'audit',
] as const;
export type Tab = (typeof TABS)[number];
