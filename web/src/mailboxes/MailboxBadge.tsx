import { Badge } from '@mantine/core';
import { useI18n } from '../ui/i18n/I18n';
import type { MailboxState } from './queries';

const COLOURS: Record<MailboxState, string> = {
  held: 'amber',
  importing: 'tide',
  live: 'tide',
  repairing: 'tide',
  cooling: 'amber',
  reauth: 'red',
  paused: 'gray',
  error: 'red',
  disconnected: 'gray',
  closing: 'gray',
};

/** How a mailbox is, in a word. */
export function MailboxBadge({ state }: { state: MailboxState }) {
  const { t } = useI18n();
  return (
    <Badge
      variant="light"
      color={COLOURS[state]}
      tt="none"
      fw={550}
      style={{ flexShrink: 0 }}
      data-testid="mailbox-state"
    >
      {t(`mailbox.state.${state}`)}
    </Badge>
  );
}
