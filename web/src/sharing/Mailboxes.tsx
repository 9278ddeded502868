import { Group, Paper, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMe } from '../api/session';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { AccessCards } from './AccessCards';
import { mailboxesQuery, useShareMailbox, type Mailbox } from './queries';
import { Section } from '../ui/Section';

/** What each of one's mailboxes shares. */
export function Mailboxes() {
  const { t } = useI18n();
  const mailboxes = useQuery(mailboxesQuery);
  return (
    <Section title={t('sharing.mailboxes')} text={t('sharing.mailboxesText')}>
      {mailboxes.isPending && <Skeleton height={140} radius="lg" />}
      {mailboxes.isError && <ErrorState error={mailboxes.error} retry={() => void mailboxes.refetch()} />}
      {mailboxes.data?.data.length === 0 && <Text size="sm">{t('sharing.noMailbox')}</Text>}
      {mailboxes.data?.data.map((mailbox) => (
        <OneMailbox key={mailbox.id} mailbox={mailbox} />
      ))}
    </Section>
  );
}

function OneMailbox({ mailbox: { id, address, access, mails } }: { mailbox: Mailbox }) {
  const { t } = useI18n();
  const mayWrite = useMe().may('records:write');
  const share = useShareMailbox();
  const shown = share.isPending ? share.variables.access : access;
  return (
    <Paper withBorder p="md" bg="var(--invi-surface)">
      <Group justify="space-between" mb="sm" gap="xs">
        <Text size="sm" fw={600} truncate>
          <bdi>{address}</bdi>
        </Text>
        <Text size="xs" c="dimmed">
          {t('count.mails', { count: mails })}
        </Text>
      </Group>
      <AccessCards
        label={t('sharing.ofMailbox', { address })}
        value={shown}
        disabled={!mayWrite || share.isPending}
        onChange={(chosen) => share.mutate({ id, access: chosen })}
      />
    </Paper>
  );
}
