import { Alert, Group, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMe } from '../api/session';
import { useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import { troubledQuery } from './queries';

/** On every page: which of one's mailboxes has to be connected again. */
export function ReconnectNotice() {
  const { t } = useI18n();
  const enabled = useMe().may('mail:import');
  const troubled = useQuery({ ...troubledQuery, enabled }).data ?? [];
  return (
    <div role="status">
      {troubled.map(({ id, address }) => (
        <Alert key={id} color="red" variant="light" radius={0} py="xs" icon={<IconPlugConnectedX />}>
          <Group gap="xs">
            <Text size="sm">{t('mailbox.isReauth', { address: `\u2068${address}\u2069` })}</Text>
            <TextLink to="/settings/mailboxes/$id" params={{ id }} size="sm">
              {t('mailbox.reconnect')}
            </TextLink>
          </Group>
        </Alert>
      ))}
    </div>
  );
}
