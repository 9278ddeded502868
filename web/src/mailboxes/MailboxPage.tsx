import { Alert, Container, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import { Section } from '../ui/Section';
import { Numbers } from '../imports/Numbers';
import { skippedTotal } from '../imports/skipped';
import { MailboxBadge } from './MailboxBadge';
import { MailboxProgress } from './MailboxCard';
import { MailboxControls } from './MailboxControls';
import { MailboxForm } from './MailboxForm';
import { MailboxPreview } from './MailboxPreview';
import { MailboxProblems } from './MailboxProblems';
import { MailboxTrouble } from './MailboxTrouble';
import { isBusy, mailboxQuery, type Mailbox } from './queries';

const route = getRouteApi('/app/settings/mailboxes/$id');

/** Everything about one mailbox. */
export function MailboxPage() {
  const { t } = useI18n();
  const { id } = route.useParams();
  const { connected } = route.useSearch();
  const mailbox = useQuery(mailboxQuery(id));
  return (
    <Container size="md" px={{ base: 'sm', sm: 'lg' }} py="lg">
      <TextLink to="/settings" search={{ tab: 'mailboxes' }} size="sm">
        {t('settings.mailboxes')}
      </TextLink>
      {mailbox.isPending && <Skeleton height={260} mt="md" radius="lg" aria-busy="true" />}
      {mailbox.isError && <ErrorState error={mailbox.error} retry={() => void mailbox.refetch()} />}
      {mailbox.data && <Details mailbox={mailbox.data} connected={connected === true} />}
    </Container>
  );
}

function Details({ mailbox, connected }: { mailbox: Mailbox; connected: boolean }) {
  const { t } = useI18n();
  const { id, address, owner, mine, state, counts } = mailbox;
  return (
    <Stack gap="xl" mt={4}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ minWidth: 0 }}>
          <Title order={1} style={{ overflowWrap: 'anywhere' }}>
            <bdi>{address}</bdi>
          </Title>
          {!mine && (
            <Text size="sm" c="dimmed">
              <bdi>{owner.name}</bdi>
            </Text>
          )}
        </div>
        <MailboxBadge state={state} />
      </Group>
      {connected && state !== 'reauth' && (
        <Alert color="tide" variant="light" role="status">
          {t(state === 'held' ? 'mailbox.connectedHeld' : 'mailbox.connected')}
        </Alert>
      )}
      <Paper
        withBorder
        p="lg"
        bg="var(--invi-surface)"
        shadow="xs"
        component="section"
        aria-label={t('mailbox.health')}
      >
        <Stack gap="md">
          {state !== 'held' && <MailboxProgress mailbox={mailbox} />}
          <MailboxTrouble mailbox={mailbox} />
          {state !== 'held' && <Counts mailbox={mailbox} />}
          <MailboxControls mailbox={mailbox} />
        </Stack>
      </Paper>
      {mine && state === 'held' && <MailboxPreview id={id} />}
      {mine && counts.poison > 0 && <MailboxProblems id={id} />}
      {mine && state !== 'disconnected' && state !== 'closing' && (
        <Section title={t('mailbox.settings')} text={t('mailbox.settingsText')}>
          <MailboxForm mailbox={mailbox} />
        </Section>
      )}
    </Stack>
  );
}

function Counts({ mailbox }: { mailbox: Mailbox }) {
  const { t, format } = useI18n();
  const { counts, state, unitsLeft, unitsPerMinute, nextRunAt } = mailbox;
  const numbers = [
    [t('mailbox.seen'), counts.seen],
    [t('import.imported'), counts.imported],
    [t('import.merged'), counts.merged],
    [t('import.skipped'), skippedTotal(counts.skipped)],
    [t('mailbox.gone'), counts.gone],
    [t('mailbox.pending'), counts.pending],
    [t('import.failed'), counts.poison],
  ] as const;
  const facts = [
    ...(nextRunAt && !isBusy(state) ? [t('mailbox.next', { at: format.moment(nextRunAt) })] : []),
    t('mailbox.units', { left: format.number(unitsLeft), of: format.number(unitsPerMinute) }),
  ];
  return (
    <>
      <Numbers numbers={numbers} skipped={counts.skipped} />
      <Text size="xs" c="dimmed">
        {facts.join(' · ')}
      </Text>
    </>
  );
}
