import type { Schema } from '../api/client';
import type { Translate } from '../ui/i18n/I18n';

type Label = Schema<'IntegrationLabels'>['data'][number];

/** Google's own labels that people know by other names. */
const KNOWN = {
  INBOX: 'mailbox.label.inbox',
  SENT: 'mailbox.label.sent',
  STARRED: 'mailbox.label.starred',
  IMPORTANT: 'mailbox.label.important',
  UNREAD: 'mailbox.label.unread',
  CATEGORY_PERSONAL: 'mailbox.label.personal',
  CATEGORY_SOCIAL: 'mailbox.label.social',
  CATEGORY_PROMOTIONS: 'mailbox.label.promotions',
  CATEGORY_UPDATES: 'mailbox.label.updates',
  CATEGORY_FORUMS: 'mailbox.label.forums',
} as const;

/** These are never read, whatever one chooses. */
const NEVER = ['DRAFT', 'SPAM', 'TRASH', 'CHAT'];

/** The labels to choose from, one's own first; those that are chosen and no longer there by their ids. */
export function labelNames(labels: Label[], chosen: string[], t: Translate): { value: string; label: string }[] {
  const there = labels
    .filter(({ id }) => !NEVER.includes(id))
    .sort((one, other) => Number(other.own) - Number(one.own) || one.name.localeCompare(other.name))
    .map(({ id, name }) => ({
      value: id,
      label: Object.hasOwn(KNOWN, id) ? t(KNOWN[id as keyof typeof KNOWN]) : name,
    }));
  const missing = [...new Set(chosen)].filter((id) => !there.some(({ value }) => value === id));
  return [...there, ...missing.map((id) => ({ value: id, label: id }))];
}
