import { auditSearch, type AuditSearch } from '../audit/search';
import { connectSearch, type ConnectSearch } from '../mailboxes/search';
import { TABS, type Tab } from './tabs';

/** What the address says about the settings. */
export type SettingsSearch = { tab?: Tab } & AuditSearch & ConnectSearch;

export function settingsSearch(search: Record<string, unknown>): SettingsSearch {
  const tab = TABS.find((known) => known === search['tab']);
  return {
    ...(tab && { tab }),
    ...(tab === 'audit' && auditSearch(search)),
    ...(tab === 'mailboxes' && connectSearch(search)),
  };
}
