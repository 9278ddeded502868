export const TABS = ['profile', 'workspace', 'colleagues'] as const;
export type Tab = (typeof TABS)[number];
