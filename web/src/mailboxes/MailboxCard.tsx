import { Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { IconBrandGmail } from '@tabler/icons-react';
import { useI18n } from '../ui/i18n/I18n';
import { ButtonLink } from '../ui/links';
import { MailboxBadge } from './MailboxBadge';
import { MailboxTrouble } from './MailboxTrouble';
import { isBusy, type Mailbox } from './queries';
import { auditWords, progressWords } from './words';

/** One mailbox among others. */
export function MailboxCard({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useI18n();
  const { id, address, owner, mine, state } = mailbox;
  return (
    <Paper withBorder p="md" bg="var(--invi-surface)" component="li" aria-label={address} data-testid="mailbox">
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <IconBrandGmail size={20} stroke={1.6} aria-hidden style={{ flexShrink: 0 }} />
            <div style={{ minWidth: 0 }}>
              <Text size="sm" fw={600} truncate>
                <bdi>{address}</bdi>
              </Text>
              {!mine && (
                <Text size="xs" c="dimmed" truncate>
                  <bdi>{owner.name}</bdi>
                </Text>
              )}
            </div>
          </Group>
          <MailboxBadge state={state} />
        </Group>
        <MailboxProgress mailbox={mailbox} />
        <MailboxTrouble mailbox={mailbox} />
        <Group justify="flex-end">
          <ButtonLink
            to="/settings/mailboxes/$id"
            params={{ id }}
            variant="default"
            size="xs"
            aria-label={t('mailbox.detailsOf', { address })}
          >
            {t('import.details')}
          </ButtonLink>
        </Group>
      </Stack>
    </Paper>
  );
}

/** Who appeared so far, and how far it is. */
export function MailboxProgress({ mailbox }: { mailbox: Mailbox }) {
  const { t, format } = useI18n();
  const { address, state, progress, lastSuccessAt } = mailbox;
  const facts = [
    auditWords(mailbox, t, format),
    !isBusy(state) && lastSuccessAt && t('mailbox.lastRead', { ago: format.relative(lastSuccessAt) }),
  ].filter((fact) => !!fact);
  return (
    <div>
      <Text size="sm" aria-live="polite" data-testid="mailbox-progress">
        {progressWords(mailbox, t, format)}
      </Text>
      {isBusy(state) && (
        <Progress
          value={(progress ?? 0) * 100}
          animated
          color={state === 'closing' ? 'gray' : 'tide'}
          mt={6}
          aria-label={t('mailbox.progressOf', { address })}
        />
      )}
      {state === 'importing' && progress === undefined && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('mailbox.listing')}
        </Text>
      )}
      {facts.length > 0 && (
        <Text size="xs" c="dimmed" mt={6}>
          {facts.join(' · ')}
        </Text>
      )}
    </div>
  );
}
