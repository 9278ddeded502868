export const TABS = [
  'profile',
  'security',
  'sharing',
  'workspace',
  'colleagues',
  'provider',
  'erasures',
  'audit',
] as const;
export type Tab = (typeof TABS)[number];
