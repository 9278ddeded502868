import { Alert, Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { IconBrandGmail, IconEye, IconLock, type Icon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../api/session';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import { Section } from '../ui/Section';
import { LogRules } from './LogRules';
import { MailboxCard } from './MailboxCard';
import { mailboxesQuery, useConnect, type Mailbox } from './queries';

const route = getRouteApi('/app/settings');

/** The mailboxes that are read by themselves, and the way to connect one. */
export function Mailboxes() {
  const { t } = useI18n();
  const { problem } = route.useSearch();
  const mailboxes = useQuery(mailboxesQuery);
  const all = mailboxes.data?.data ?? [];
  return (
    <Stack gap="xl">
      {problem && (
        <Alert color="red" variant="light" role="alert" title={t('mailbox.notConnected')}>
          {t(`mailbox.problem.${problem}`)}
        </Alert>
      )}
      {mailboxes.isPending && <Skeleton height={220} radius="lg" />}
      {mailboxes.isError && <ErrorState error={mailboxes.error} retry={() => void mailboxes.refetch()} />}
      {mailboxes.data && <ConnectGmail isSetUp={mailboxes.data.google} />}
      <Cards title={t('mailbox.yours')} mailboxes={all.filter(({ mine }) => mine)} />
      <Cards title={t('mailbox.colleagues')} mailboxes={all.filter(({ mine }) => !mine)} />
      <LogRules />
    </Stack>
  );
}

function Cards({ title, mailboxes }: { title: string; mailboxes: Mailbox[] }) {
  if (mailboxes.length === 0) return null;
  return (
    <Section title={title}>
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }} aria-label={title}>
        {mailboxes.map((mailbox) => (
          <MailboxCard key={mailbox.id} mailbox={mailbox} />
        ))}
      </Stack>
    </Section>
  );
}

/** What is read, what is never done, and the one button. */
function ConnectGmail({ isSetUp }: { isSetUp: boolean }) {
  const { t } = useI18n();
  return (
    <Paper
      withBorder
      p="lg"
      bg="var(--invi-surface)"
      shadow="xs"
      component="section"
      aria-label={t('mailbox.connectTitle')}
    >
      <Stack gap="md">
        <div>
          <Text fw={600} size="lg">
            {t('mailbox.connectTitle')}
          </Text>
          <Stack component="ul" gap={6} mt="sm" p={0} mb={0} style={{ listStyle: 'none' }}>
            <Point icon={IconEye}>{t('mailbox.reads')}</Point>
            <Point icon={IconLock}>
              {t('mailbox.sees')} <SharingLink />
            </Point>
          </Stack>
        </div>
        {isSetUp ? <ConnectButtons /> : <NotSetUp />}
      </Stack>
    </Paper>
  );
}

function Point({ icon: Icon, children }: { icon: Icon; children: ReactNode }) {
  return (
    <Group component="li" gap="sm" wrap="nowrap" align="flex-start">
      <Icon size={16} stroke={1.7} aria-hidden style={{ flexShrink: 0, marginBlockStart: 3 }} />
      <Text size="sm">{children}</Text>
    </Group>
  );
}

function SharingLink() {
  const { t } = useI18n();
  return (
    <TextLink to="/settings" search={{ tab: 'sharing' }} size="sm">
      {t('mailbox.sharing')}
    </TextLink>
  );
}

function ConnectButtons() {
  const { t } = useI18n();
  const connect = useConnect();
  const wish = connect.isPending ? connect.variables : undefined;
  return (
    <Group gap="sm">
      <Button
        leftSection={<IconBrandGmail size={18} stroke={1.7} />}
        loading={wish?.preview === false}
        onClick={() => connect.mutate({ preview: false })}
      >
        {t('mailbox.connect')}
      </Button>
      <Button variant="default" loading={wish?.preview === true} onClick={() => connect.mutate({ preview: true })}>
        {t('mailbox.connectHeld')}
      </Button>
    </Group>
  );
}

/** The host has to act first; only admins can have them do so. */
function NotSetUp() {
  const { t } = useI18n();
  const admin = useMe().may('tenant:manage');
  return (
    <Alert color="gray" variant="light" role="status">
      {t(admin ? 'mailbox.notSetUp.admin' : 'mailbox.notSetUp')}
    </Alert>
  );
}
