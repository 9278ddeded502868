import { Alert, Button, Group, NumberInput, Paper, SegmentedControl, Textarea } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { useAddActivity } from './queries';

type Written = 'note' | 'call';

/** Writes down a note or a call about a person. */
export function Composer({ contactId }: { contactId: string }) {
  const { t } = useI18n();
  const [kind, setKind] = useState<Written>('note');
  const [text, setText] = useState('');
  const [minutes, setMinutes] = useState<number | string>('');
  const add = useAddActivity();
  const box = useRef<HTMLTextAreaElement>(null);
  useHotkeys([['n', () => box.current?.focus()]]);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!text.trim() || add.isPending) return;
    const body = {
      kind,
      text: text.trim(),
      contactIds: [contactId],
      ...(typeof minutes === 'number' && kind === 'call' && { durationMinutes: minutes }),
    };
    add.mutate(body, {
      onSuccess: () => {
        setText('');
        setMinutes('');
      },
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit();
    if (event.key === 'Escape') box.current?.blur();
  };
  return (
    <Paper
      withBorder
      p="sm"
      bg="var(--invi-surface)"
      component="form"
      onSubmit={submit}
      aria-label={t('composer.label')}
    >
      {add.error && (
        <Alert color="red" role="alert" mb="sm">
          {errorWords(add.error, t)}
        </Alert>
      )}
      <Textarea
        ref={box}
        variant="unstyled"
        autosize
        minRows={1}
        maxRows={10}
        px={6}
        aria-label={t(`composer.${kind}`)}
        placeholder={t(`composer.${kind}`)}
        dir={text ? 'auto' : undefined}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Group justify="space-between" mt={4} gap="xs">
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label={t('composer.kind')}
            value={kind}
            onChange={(chosen) => setKind(chosen as Written)}
            data={(['note', 'call'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
          {kind === 'call' && (
            <NumberInput
              size="xs"
              w={120}
              min={0}
              max={600}
              aria-label={t('composer.minutes')}
              placeholder={t('composer.minutes')}
              value={minutes}
              onChange={setMinutes}
            />
          )}
        </Group>
        <Button type="submit" size="xs" disabled={!text.trim()} loading={add.isPending}>
          {t(kind === 'note' ? 'composer.addNote' : 'composer.addCall')}
        </Button>
      </Group>
    </Paper>
  );
}
