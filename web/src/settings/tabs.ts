export const TABS = ['profile', 'sharing', 'workspace', 'colleagues', 'erasures'] as const;
export type Tab = (typeof TABS)[number];
