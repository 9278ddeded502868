import {
  IconAt,
  IconBuilding,
  IconChecklist,
  IconInbox,
  IconSettings,
  IconSparkles,
  IconTargetArrow,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { useMe, type Permission } from '../api/session';
import type { Key } from './i18n/I18n';

export interface Destination {
  to: '/ask' | '/people' | '/companies' | '/deals' | '/tasks' | '/import' | '/correspondents' | '/settings';
  label: Key;
  icon: Icon;
  /** Second key of the `g` shortcut; `c` alone makes a new record, so it is none of them. */
  key: string;
  permission?: Permission;
  /** Where there is room for everything. */
  aside?: boolean;
}

const DESTINATIONS: Destination[] = [
  { to: '/ask', label: 'nav.ask', icon: IconSparkles, key: 'a' },
  { to: '/people', label: 'nav.people', icon: IconUsers, key: 'p' },
  { to: '/companies', label: 'nav.companies', icon: IconBuilding, key: 'o' },
  { to: '/deals', label: 'nav.deals', icon: IconTargetArrow, key: 'd' },
  { to: '/tasks', label: 'tasks.title', icon: IconChecklist, key: 't' },
  { to: '/correspondents', label: 'nav.correspondents', icon: IconAt, key: 'e', aside: true },
  { to: '/import', label: 'nav.import', icon: IconInbox, key: 'i', permission: 'mail:import', aside: true },
  { to: '/settings', label: 'nav.settings', icon: IconSettings, key: 's' },
];

export function useDestinations(): Destination[] {
  const me = useMe();
  return DESTINATIONS.filter(({ permission }) => !permission || me.may(permission));
}
