import { Checkbox, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { useMe } from '../api/session';
import { errorWords } from '../ui/errors';
import { dayOf } from '../ui/i18n/format';
import { useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import { Theirs } from '../ui/Theirs';
import { tellError, tellWithUndo } from '../ui/notify';
import type { Task } from './queries';

interface Props {
  task: Task;
  readOnly: boolean;
  /** Says whom it is about and who is to do it, where the page does not. */
  inFull?: boolean;
}

/** Something to be done, with a box to tick. */
export function TaskRow({ task, readOnly, inFull }: Props) {
  const { t, format, timezone } = useI18n();
  const me = useMe();
  const isTheirs = me.may('records:write') && !me.mayChange(task.assignee);
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['tasks'] });
  const change = (done: boolean) =>
    answer(api.PATCH('/api/v1/tasks/{id}', { body: { done }, params: { path: { id: task.id } } })).then(refresh);
  const undo = (done: boolean) => change(done).catch((error: unknown) => tellError(errorWords(error, t)));
  const tick = useMutation({
    mutationFn: () => change(!task.done),
    onSuccess: () =>
      task.done ||
      tellWithUndo(t('tasks.finished', { title: task.title }), t('action.undo'), () => void undo(task.done)),
    onError: (error) => tellError(errorWords(error, t)),
  });
  const isLate = !task.done && !!task.due && task.due.slice(0, 10) < dayOf(new Date(), timezone);
  return (
    <li>
      <Checkbox
        checked={task.done !== tick.isPending}
        disabled={readOnly || isTheirs}
        styles={isTheirs ? { label: { color: 'var(--mantine-color-text)' } } : undefined}
        onChange={() => tick.mutate()}
        label={<bdi>{task.title}</bdi>}
        description={
          (task.due || inFull || isTheirs) && (
            <Group component="span" gap={6}>
              {task.due && (
                <Text span inherit c={isLate ? 'red' : undefined}>
                  {t(isLate ? 'tasks.late' : 'tasks.due', { when: format.due(task.due) })}
                </Text>
              )}
              {inFull && <About task={task} />}
              {task.assignee && (inFull || isTheirs) && <bdi>{task.assignee.name}</bdi>}
              {task.assignee && isTheirs && <Theirs words={t('roles.task', { name: task.assignee.name })} />}
            </Group>
          )
        }
      />
    </li>
  );
}

function About({ task: { contact, company, deal } }: { task: Task }) {
  return (
    <>
      {contact && (
        <TextLink to="/people/$id" params={{ id: contact.id }} inherit>
          <bdi>{contact.displayName}</bdi>
        </TextLink>
      )}
      {company && (
        <TextLink to="/companies/$id" params={{ id: company.id }} inherit>
          <bdi>{company.name}</bdi>
        </TextLink>
      )}
      {deal && (
        <TextLink to="/deals" search={{ deal: deal.id }} inherit>
          <bdi>{deal.name}</bdi>
        </TextLink>
      )}
    </>
  );
}
