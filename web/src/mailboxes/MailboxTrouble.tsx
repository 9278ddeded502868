import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconClockPause } from '@tabler/icons-react';
import { useMe } from '../api/session';
import { useI18n } from '../ui/i18n/I18n';
import { useConnect, type Mailbox } from './queries';
import { troubleWords } from './words';

/** What stands between a mailbox and its being read, and the way out of it. */
export function MailboxTrouble({ mailbox }: { mailbox: Mailbox }) {
  const { t, format } = useI18n();
  const me = useMe();
  const connect = useConnect(mailbox.id);
  const { trouble, state, coolUntil, mine } = mailbox;
  if (!trouble) return null;
  const words = troubleWords(trouble, t);
  const grave = state === 'reauth' || state === 'error' || state === 'paused';
  return (
    <Alert
      color={grave ? 'red' : 'amber'}
      variant="light"
      icon={grave ? <IconAlertTriangle /> : <IconClockPause />}
      title={words.what}
      role={grave ? 'alert' : 'status'}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{words.whatToDo}</Text>
        {trouble.code === 'testingMode' && me.may('tenant:manage') && (
          <Text size="sm">{t('mailbox.trouble.testingMode.admin')}</Text>
        )}
        <Group gap="sm">
          {state === 'reauth' && mine && (
            <Button size="xs" loading={connect.isPending} onClick={() => connect.mutate({ preview: false })}>
              {t('mailbox.reconnect')}
            </Button>
          )}
          <Text size="xs" c="dimmed">
            {coolUntil
              ? t('mailbox.goesOn', { at: format.moment(coolUntil) })
              : trouble.since && t('mailbox.since', { ago: format.relative(trouble.since) })}
          </Text>
        </Group>
      </Stack>
    </Alert>
  );
}
