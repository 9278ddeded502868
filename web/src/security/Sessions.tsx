import { Badge, Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconDeviceDesktop, IconTerminal2 } from '@tabler/icons-react';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { tell } from '../ui/notify';
import { Section } from '../ui/Section';
import { sessionsQuery, useEndOtherSessions, useEndSession, type SignInSession } from './queries';

/** Where one is signed in. */
export function Sessions() {
  const { t } = useI18n();
  const sessions = useInfiniteQuery(sessionsQuery);
  const endOthers = useEndOtherSessions();
  const others = sessions.data?.some(({ current }) => !current);
  return (
    <Section title={t('sessions.title')} text={t('sessions.text')}>
      {sessions.isPending && <Skeleton height={120} radius="lg" />}
      {sessions.isError && <ErrorState error={sessions.error} retry={() => void sessions.refetch()} />}
      <Stack component="ul" gap={6} p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('sessions.title')}>
        {sessions.data?.map((session) => (
          <Session key={session.id} session={session} />
        ))}
      </Stack>
      <Group gap="xs">
        {sessions.hasNextPage && (
          <Button variant="default" onClick={() => void sessions.fetchNextPage()}>
            {t('action.showMore')}
          </Button>
        )}
        {others && (
          <Button
            variant="default"
            loading={endOthers.isPending}
            onClick={() => endOthers.mutate(undefined, { onSuccess: () => tell(t('sessions.ended')) })}
          >
            {t('sessions.endAll')}
          </Button>
        )}
      </Group>
    </Section>
  );
}

function Session({ session }: { session: SignInSession }) {
  const { t, format } = useI18n();
  const { id, kind, device, address, createdAt, lastUsedAt, current } = session;
  const end = useEndSession();
  const Icon = kind === 'browser' ? IconDeviceDesktop : IconTerminal2;
  const facts = [
    t('sessions.opened', { ago: format.relative(createdAt) }),
    ...(address ? [t('sessions.from', { address: `\u2068${address}\u2069` })] : []),
    ...(current ? [] : [t('sessions.used', { ago: format.relative(lastUsedAt) })]),
  ];
  const name = device === 'A program' ? t('sessions.program') : device;
  return (
    <Paper withBorder px="md" py="xs" bg="var(--invi-surface)" component="li">
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <Icon size={20} stroke={1.6} aria-hidden style={{ flexShrink: 0 }} />
          <div style={{ minWidth: 0 }}>
            <Group gap={6}>
              <Text size="sm" fw={550}>
                <bdi>{name}</bdi>
              </Text>
              {current && (
                <Badge variant="light" size="sm" tt="none" fw={500}>
                  {t('sessions.this')}
                </Badge>
              )}
            </Group>
            <Text size="xs" c="dimmed">
              {facts.join(' · ')}
            </Text>
          </div>
        </Group>
        {!current && (
          <Button
            size="xs"
            variant="default"
            style={{ flexShrink: 0 }}
            aria-label={t('sessions.endOf', { device: name })}
            loading={end.isPending}
            onClick={() => end.mutate(id)}
          >
            {t('sessions.end')}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
