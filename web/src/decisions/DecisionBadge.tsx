import { Badge } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useI18n } from '../ui/i18n/I18n';
import type { Outcome } from './search';

/** Whether an address is a contact, in colour and in words. */
export function DecisionBadge({ decision }: { decision: Outcome }) {
  const { t } = useI18n();
  const Icon = decision === 'contact' ? IconCheck : IconMinus;
  return (
    <Badge
      variant="light"
      color={decision === 'contact' ? 'tide' : 'gray'}
      c={decision === 'contact' ? undefined : 'var(--mantine-color-text)'}
      tt="none"
      fw={550}
      leftSection={<Icon size={12} aria-hidden />}
      style={{ flexShrink: 0 }}
    >
      {t(`decision.${decision}`)}
    </Badge>
  );
}
