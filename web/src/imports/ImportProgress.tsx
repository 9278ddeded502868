import { Alert, Badge, Group, Paper, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ErrorState } from '../ui/errors';
import { useI18n, type Translate } from '../ui/i18n/I18n';
import { DryRunResult } from './DryRunResult';
import { ImportActions } from './ImportActions';
import { ImportProblems } from './ImportProblems';
import { Numbers } from './Numbers';
import { importQuery, isBusy, type Import } from './queries';
import { skippedTotal } from './skipped';

const STATUS_COLOUR = { running: 'tide', done: 'tide', failed: 'red', undoing: 'gray', undone: 'gray' } as const;
const ENDED: Import['status'][] = ['done', 'undone'];

/** How far one import is, and what it brought. */
export function ImportProgress({ id }: { id: string }) {
  const client = useQueryClient();
  const found = useQuery(importQuery(id));
  const status = found.data?.status;
  // Should the event stream be away, what the import brought must show all the same.
  useEffect(() => {
    if (status && ENDED.includes(status))
      for (const key of ['contacts', 'companies', 'activities']) void client.invalidateQueries({ queryKey: [key] });
  }, [client, status]);
  if (found.isPending) return <Skeleton height={190} mb="lg" radius="lg" />;
  if (found.isError) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  return <Card import={found.data} />;
}

function found(one: Import, t: Translate): string {
  return t('import.found', {
    people: t('count.people', { count: one.contacts }),
    companies: t('count.companies', { count: one.companies }),
  });
}

function Card({ import: one }: { import: Import }) {
  const { t, format } = useI18n();
  const share = ENDED.includes(one.status) ? 1 : (one.progress ?? 0);
  return (
    <Paper
      withBorder
      p="lg"
      mb="lg"
      bg="var(--invi-surface)"
      shadow="xs"
      component="section"
      aria-label={t('import.progress')}
    >
      <Stack gap="md">
        <Group justify="space-between" wrap="nowrap">
          <Text fw={600} truncate dir="auto">
            {one.fileName}
          </Text>
          <ImportStatus import={one} />
        </Group>
        <Text size="lg" aria-live="polite">
          {one.status === 'undone'
            ? t('import.undone', { mails: t('count.mails', { count: one.undone }) })
            : found(one, t)}
        </Text>
        <div>
          <Progress
            value={share * 100}
            animated={isBusy(one.status)}
            color={STATUS_COLOUR[one.status]}
            aria-label={t('import.progress')}
          />
          <Group justify="space-between" mt={6}>
            <Text size="xs" c="dimmed">
              {format.percent(share)}
            </Text>
            {isBusy(one.status) && one.etaSeconds !== undefined && (
              <Text size="xs" c="dimmed">
                {t('import.left', { time: format.duration(one.etaSeconds) })}
              </Text>
            )}
          </Group>
        </div>
        <Counts import={one} />
        {one.error && (
          <Alert color="red" role="alert">
            {one.error}
          </Alert>
        )}
        {one.problems > 0 && <ImportProblems id={one.id} />}
        {one.dryRun && one.status === 'done' && <DryRunResult import={one} />}
        <ImportActions import={one} />
      </Stack>
    </Paper>
  );
}

export function ImportStatus({ import: { status, dryRun } }: { import: Import }) {
  const { t } = useI18n();
  return (
    <Badge variant="light" color={STATUS_COLOUR[status]} tt="none" fw={550} style={{ flexShrink: 0 }}>
      {dryRun && status === 'done' ? t('import.status.tried') : t(`import.status.${status}`)}
    </Badge>
  );
}

function Counts({ import: one }: { import: Import }) {
  const { t } = useI18n();
  const numbers = [
    [t('import.seen'), one.seen],
    [t('import.imported'), one.imported],
    [t('import.merged'), one.merged],
    [t('import.skipped'), skippedTotal(one.skipped)],
    [t('import.failed'), one.failed],
  ] as const;
  return <Numbers numbers={numbers} skipped={one.skipped} />;
}
