import { Button, Container, EmptyState, Group, Paper, SegmentedControl, Skeleton, Stack, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconChecklist } from '@tabler/icons-react';
import { useMe } from '../api/session';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { NewTask } from './NewTask';
import { tasksQuery } from './queries';
import type { TasksSearch } from './search';
import { TaskRow } from './TaskRow';

const route = getRouteApi('/app/tasks');

/** What is to be done, by oneself or by everybody, as it falls due. */
export function TasksPage() {
  const { t } = useI18n();
  const me = useMe();
  const { whose = 'mine', status = 'open' } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (search: TasksSearch) => void navigate({ search, replace: true });
  const mayWrite = me.may('records:write');
  return (
    <Container size="sm" px={{ base: 'sm', sm: 'lg' }} py="lg">
      <Title order={1}>{t('tasks.title')}</Title>
      <Group mt="md" mb="sm" gap="sm">
        <SegmentedControl
          aria-label={t('tasks.whose')}
          value={whose}
          onChange={(value) => show({ whose: value as 'mine' | 'all', status })}
          data={[
            { value: 'mine', label: t('tasks.mine') },
            { value: 'all', label: t('tasks.all') },
          ]}
        />
        <SegmentedControl
          aria-label={t('tasks.status')}
          value={status}
          onChange={(value) => show({ whose, status: value as 'open' | 'done' })}
          data={[
            { value: 'open', label: t('tasks.open') },
            { value: 'done', label: t('tasks.done') },
          ]}
        />
      </Group>
      {mayWrite && status === 'open' && <NewTask />}
      <Tasks search={{ status, ...(whose === 'mine' && { assigneeId: me.user.id }) }} readOnly={!mayWrite} />
    </Container>
  );
}

function Tasks({ search, readOnly }: { search: Parameters<typeof tasksQuery>[0]; readOnly: boolean }) {
  const { t } = useI18n();
  const tasks = useInfiniteQuery(tasksQuery(search));
  if (tasks.isPending) return <Skeleton mt="md" height={240} aria-busy="true" />;
  if (tasks.isError) return <ErrorState error={tasks.error} retry={() => void tasks.refetch()} />;
  if (tasks.data.length === 0)
    return <EmptyState py={64} variant="light" icon={<IconChecklist />} title={t('tasks.none')} />;
  return (
    <>
      <Paper withBorder mt="md" p="md" bg="var(--invi-surface)">
        <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
          {tasks.data.map((task) => (
            <TaskRow key={task.id} task={task} readOnly={readOnly} inFull />
          ))}
        </Stack>
      </Paper>
      {tasks.hasNextPage && (
        <Button variant="default" mt="md" loading={tasks.isFetchingNextPage} onClick={() => void tasks.fetchNextPage()}>
          {t('action.showMore')}
        </Button>
      )}
    </>
  );
}
