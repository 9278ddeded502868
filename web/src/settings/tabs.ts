export const TABS = ['profile', 'sharing', 'workspace', 'colleagues'] as const;
export type Tab = (typeof TABS)[number];
