import { Button, Code, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { ErrorState } from '../ui/errors';
import { dayOf } from '../ui/i18n/format';
import { useI18n } from '../ui/i18n/I18n';
import { Section } from '../ui/Section';
import { NewKeyDialog } from './NewKeyDialog';
import { keysQuery, useRevokeKey, type ApiKey } from './queries';

/** One's own keys for programs. */
export function ApiKeys() {
  const { t } = useI18n();
  const keys = useInfiniteQuery(keysQuery);
  const [making, make] = useDisclosure();
  return (
    <Section title={t('keys.title')} text={t('keys.text')}>
      {keys.isPending && <Skeleton height={60} radius="lg" />}
      {keys.isError && <ErrorState error={keys.error} retry={() => void keys.refetch()} />}
      {keys.data?.length === 0 && <Text size="sm">{t('keys.none')}</Text>}
      <Stack component="ul" gap={6} p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('keys.title')}>
        {keys.data?.map((key) => (
          <Key key={key.id} apiKey={key} />
        ))}
      </Stack>
      <Group gap="xs">
        {keys.hasNextPage && (
          <Button variant="default" onClick={() => void keys.fetchNextPage()}>
            {t('action.showMore')}
          </Button>
        )}
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={make.open}>
          {t('keys.new')}
        </Button>
      </Group>
      {making && <NewKeyDialog onClose={make.close} />}
    </Section>
  );
}

function Key({ apiKey: { id, name, prefix, scopes, expiresAt, lastUsedAt } }: { apiKey: ApiKey }) {
  const { t, format, timezone } = useI18n();
  const revoke = useRevokeKey();
  const end = expiresAt && format.day(dayOf(expiresAt, timezone));
  const isOver = !!expiresAt && Date.parse(expiresAt) <= Date.now();
  const facts = [
    end ? t(isOver ? 'keys.ended' : 'keys.ends', { day: end }) : t('keys.endless'),
    lastUsedAt ? t('keys.used', { ago: format.relative(lastUsedAt) }) : t('keys.neverUsed'),
  ];
  return (
    <Paper withBorder px="md" py="xs" bg="var(--invi-surface)" component="li">
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <div style={{ minWidth: 0 }}>
          <Group gap={6}>
            <Text size="sm" fw={550}>
              <bdi>{name}</bdi>
            </Text>
            <Code dir="ltr">{prefix}…</Code>
          </Group>
          <Text size="xs" c="dimmed">
            {facts.join(' · ')}
          </Text>
          <Text size="xs" c="dimmed">
            {scopes.map((scope) => t(`keys.scope.${scope}`)).join(' · ')}
          </Text>
        </div>
        <Button
          size="xs"
          variant="default"
          style={{ flexShrink: 0 }}
          aria-label={t('keys.revokeOf', { name })}
          loading={revoke.isPending}
          onClick={() => revoke.mutate(id)}
        >
          {t('keys.revoke')}
        </Button>
      </Group>
    </Paper>
  );
}
