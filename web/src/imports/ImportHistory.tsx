import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { When } from '../ui/When';
import { ImportStatus } from './ImportProgress';
import type { Import } from './queries';

interface Props {
  imports: UseInfiniteQueryResult<Import[]>;
  shown: string | undefined;
  onShow(id: string): void;
}

/** Imports there were, newest first. */
export function ImportHistory({ imports, shown, onShow }: Props) {
  const { t } = useI18n();
  if (imports.isError) return <ErrorState error={imports.error} retry={() => void imports.refetch()} />;
  if (!imports.data?.length) return null;
  return (
    <section aria-label={t('import.history')}>
      <Title order={2} mt="xl" mb="sm">
        {t('import.history')}
      </Title>
      <Stack gap="xs">
        {imports.data.map((one) => (
          <Paper key={one.id} withBorder px="md" py="sm" bg="var(--invi-surface)">
            <Group justify="space-between" wrap="nowrap">
              <div style={{ minWidth: 0 }}>
                <Text size="sm" fw={550} truncate dir="auto">
                  {one.fileName}
                </Text>
                <Text size="xs" c="dimmed" truncate>
                  <When at={one.createdAt} span inherit /> · <bdi>{one.owner}</bdi> ·{' '}
                  {t('count.mails', { count: one.imported })} · {t('count.people', { count: one.contacts })}
                </Text>
              </div>
              <Group gap="xs" wrap="nowrap">
                <ImportStatus import={one} />
                {one.id !== shown && (
                  <Button size="xs" variant="default" onClick={() => onShow(one.id)}>
                    {t('import.details')}
                  </Button>
                )}
              </Group>
            </Group>
          </Paper>
        ))}
      </Stack>
      {imports.hasNextPage && (
        <Button mt="sm" size="xs" variant="default" onClick={() => void imports.fetchNextPage()}>
          {t('action.showMore')}
        </Button>
      )}
    </section>
  );
}
