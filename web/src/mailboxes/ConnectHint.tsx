import { Group, Paper, Text } from '@mantine/core';
import { IconBrandGmail } from '@tabler/icons-react';
import { useI18n } from '../ui/i18n/I18n';
import { ButtonLink } from '../ui/links';

/** Beside files of mail: a mailbox can also be read by itself. */
export function ConnectHint() {
  const { t } = useI18n();
  return (
    <Paper withBorder px="md" py="sm" mb="lg" bg="var(--invi-surface)">
      <Group justify="space-between" gap="sm">
        <Group gap="sm" wrap="nowrap" flex="1 1 260px">
          <IconBrandGmail size={20} stroke={1.6} aria-hidden style={{ flexShrink: 0 }} />
          <Text size="sm">{t('mailbox.hint')}</Text>
        </Group>
        <ButtonLink to="/settings" search={{ tab: 'mailboxes' }} variant="light" size="xs">
          {t('mailbox.connect')}
        </ButtonLink>
      </Group>
    </Paper>
  );
}
