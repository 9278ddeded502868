import { carryOut } from '@invicrm/client';
import { Button, Group, Paper, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconCheck } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import type { Proposal, Source } from './queries';

interface Props {
  proposal: Proposal;
  /** The people and things that it is about. */
  about: Source[];
}

/** Something that could be saved, to be reviewed and corrected first; afterwards it can be taken back. */
export function ProposalCard({ proposal: { method, path, body, label }, about }: Props) {
  const { t } = useI18n();
  const client = useQueryClient();
  const [draft, setDraft] = useState(body);
  const [isDismissed, dismiss] = useState(false);
  const refresh = () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'ask' });
  const save = useMutation({ mutationFn: () => carryOut(method, path, draft), onSuccess: refresh });
  const saved = save.data as { id: string } | undefined;
  const undo = useMutation({
    mutationFn: () => carryOut('DELETE', `${path}/${saved!.id}`),
    onSuccess: () => {
      save.reset();
      void refresh();
    },
  });
  if (isDismissed) return null;
  const error = save.error ?? undo.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    undo.reset();
    save.mutate();
  };
  return (
    <Paper withBorder p="md" bg="var(--invi-surface)" component="section" aria-label={label}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="xs" c="dimmed">
            {t(undo.isSuccess ? 'proposal.undone' : 'proposal.review')}
          </Text>
          <Fields draft={draft} readOnly={!!saved} onChange={(change) => setDraft({ ...draft, ...change })} />
          {about.length > 0 && <Fact label={t('proposal.about')} value={about.map(({ label: name }) => name)} />}
          {error && (
            <Text size="sm" c="red" role="alert">
              {errorWords(error, t)}
            </Text>
          )}
          {saved ? (
            <Group role="status" gap="xs">
              <IconCheck size={16} aria-hidden />
              <Text size="sm">{t('proposal.done')}</Text>
              <Button size="compact-sm" variant="light" loading={undo.isPending} onClick={() => undo.mutate()}>
                {t('action.undo')}
              </Button>
            </Group>
          ) : (
            <Group>
              <Button type="submit" size="xs" loading={save.isPending}>
                {label}
              </Button>
              <Button size="xs" variant="default" onClick={() => dismiss(true)}>
                {t('proposal.discard')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Paper>
  );
}

interface FieldsProps {
  draft: Proposal['body'];
  readOnly: boolean;
  onChange(change: Record<string, string>): void;
}

/** What a person would correct, in fields; the rest as facts. Ids tell a person nothing. */
function Fields({ draft: { text, title, due, occurredAt, durationMinutes }, readOnly, onChange }: FieldsProps) {
  const { t, format } = useI18n();
  return (
    <>
      {typeof text === 'string' && (
        <Textarea
          label={t('proposal.text')}
          autosize
          minRows={2}
          maxRows={12}
          dir="auto"
          required
          readOnly={readOnly}
          value={text}
          onChange={({ currentTarget: { value } }) => onChange({ text: value })}
        />
      )}
      {typeof title === 'string' && (
        <TextInput
          label={t('tasks.new')}
          dir="auto"
          required
          readOnly={readOnly}
          value={title}
          onChange={({ currentTarget: { value } }) => onChange({ title: value })}
        />
      )}
      {typeof due === 'string' && (
        <TextInput
          label={t('field.due')}
          type={due.includes('T') ? 'datetime-local' : 'date'}
          required
          readOnly={readOnly}
          maw={240}
          value={due.slice(0, 16)}
          onChange={({ currentTarget: { value } }) => onChange({ due: value })}
        />
      )}
      {typeof occurredAt === 'string' && <Fact label={t('proposal.when')} value={[format.dateTime(occurredAt)]} />}
      {typeof durationMinutes === 'number' && (
        <Fact label={t('proposal.duration')} value={[format.duration(durationMinutes * 60)]} />
      )}
    </>
  );
}

function Fact({ label, value }: { label: string; value: string[] }) {
  const { format } = useI18n();
  return (
    <Text size="sm">
      <Text span c="dimmed">
        {label}
      </Text>{' '}
      <bdi>{format.list(value)}</bdi>
    </Text>
  );
}
