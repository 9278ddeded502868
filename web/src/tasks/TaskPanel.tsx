import { Button, Checkbox, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { useMe } from '../api/session';
import { ErrorState, errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { tellError, tellWithUndo } from '../ui/notify';
import { tasksQuery, type Task, type TaskInput } from './queries';

/** What is still to be done about a person. */
export function TaskPanel({ contactId }: { contactId: string }) {
  const { t } = useI18n();
  const mayWrite = useMe().may('records:write');
  const tasks = useInfiniteQuery(tasksQuery({ contactId, status: 'open' }));
  return (
    <Paper
      withBorder
      px="md"
      py="sm"
      mt="md"
      bg="var(--invi-surface)"
      component="section"
      aria-label={t('tasks.title')}
    >
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

function TaskRow({ task, readOnly }: { task: Task; readOnly: boolean }) {
  const { t, format } = useI18n();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['tasks'] });
  const change = (done: boolean) =>
    answer(api.PATCH('/api/v1/tasks/{id}', { body: { done }, params: { path: { id: task.id } } })).then(refresh);
  const undo = () => change(false).catch((error: unknown) => tellError(errorWords(error, t)));
  const finish = useMutation({
    mutationFn: () => change(true),
    onSuccess: () => tellWithUndo(t('tasks.finished', { title: task.title }), t('action.undo'), () => void undo()),
    onError: (error) => tellError(errorWords(error, t)),
  });
  return (
    <li>
      <Checkbox
        checked={finish.isPending}
        disabled={readOnly}
        onChange={() => finish.mutate()}
        label={<bdi>{task.title}</bdi>}
        description={task.due && t('tasks.due', { when: format.due(task.due) })}
      />
    </li>
  );
}

function NewTask({ contactId }: { contactId: string }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const form = useForm({ initialValues: { title: '', due: '' } });
  const create = useMutation({
    mutationFn: (body: TaskInput) => answer(api.POST('/api/v1/tasks', { body })),
    onSuccess: () => {
      form.reset();
      void client.invalidateQueries({ queryKey: ['tasks'] });
    },
    onError: (error) => tellError(errorWords(error, t)),
  });
  const submit = form.onSubmit(({ title, due }) => {
    if (!title.trim()) return;
    create.mutate({ title: title.trim(), contactId, ...(due && { due }) });
  });
  return (
    <form onSubmit={submit}>
      <Group gap="xs" mt="sm" align="flex-end">
        <TextInput
          size="xs"
          flex="1 1 140px"
          dir="auto"
          aria-label={t('tasks.new')}
          placeholder={t('tasks.new')}
          maxLength={500}
          {...form.getInputProps('title')}
        />
        <TextInput size="xs" type="date" aria-label={t('field.due')} {...form.getInputProps('due')} />
        <Button size="xs" type="submit" variant="default" loading={create.isPending}>
          {t('field.add')}
        </Button>
      </Group>
    </form>
  );
}
