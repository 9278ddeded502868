import { Button, Group, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { tellError } from '../ui/notify';
import type { TaskInput } from './queries';

/** One line to write down what is to be done, about somebody or nobody. */
export function NewTask({ contactId }: { contactId?: string }) {
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
    create.mutate({ title: title.trim(), ...(contactId && { contactId }), ...(due && { due }) });
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
