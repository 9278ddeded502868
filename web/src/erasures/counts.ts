import type { Key, Translate } from '../ui/i18n/I18n';

/** What people know by name, in the order of what matters most to them. */
const KINDS = [
  'mails',
  'mailsWithOthers',
  'notes',
  'tasks',
  'deals',
  'addresses',
  'phones',
  'jobs',
  'tags',
  'correspondents',
  'addressRules',
  'sharing',
  'imports',
  'auditEntries',
] as const;

/** What there is, or was, in words; kinds of a newer server are left out. */
export function countWords(counts: Record<string, number>, t: Translate): string[] {
  return KINDS.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    const key: Key = `erasure.count.${kind}`;
    return count > 0 ? [t(key, { count })] : [];
  });
}
