import { Paper, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMe } from '../api/session';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { NewTask } from './NewTask';
import { tasksQuery } from './queries';
import { TaskRow } from './TaskRow';

/** What is still to be done about a person. */
export function TaskPanel({ contactId }: { contactId: string }) {
  const { t } = useI18n();
  const mayWrite = useMe().may('records:write');
  const tasks = useInfiniteQuery(tasksQuery({ contactId, status: 'open' }));
  return (
    <Paper withBorder px="md" py="sm" bg="var(--invi-surface)" component="section" aria-label={t('tasks.title')}>
      <Title order={2} fz="sm" mb="xs">
        {t('tasks.title')}
      </Title>
      {tasks.isError && <ErrorState error={tasks.error} retry={() => void tasks.refetch()} />}
      {tasks.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('tasks.none')}
        </Text>
      )}
      <Stack gap={6} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {tasks.data?.map((task) => (
          <TaskRow key={task.id} task={task} readOnly={!mayWrite} />
        ))}
      </Stack>
      {mayWrite && <NewTask contactId={contactId} />}
    </Paper>
  );
}
