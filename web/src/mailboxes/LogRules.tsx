import { ActionIcon, Badge, Button, Group, Paper, Select, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useMe } from '../api/session';
import { ErrorState, errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { tell, tellError } from '../ui/notify';
import { Section } from '../ui/Section';
import { logRulesQuery, useAddLogRule, useRemoveLogRule, type LogRule } from './logRules';

/** Whose mail is not kept, in one's own mailboxes or in all. */
export function LogRules() {
  const { t } = useI18n();
  const rules = useQuery(logRulesQuery);
  return (
    <Section title={t('neverLog.title')} text={t('neverLog.text')}>
      <Add />
      {rules.isPending && <Skeleton height={80} radius="lg" />}
      {rules.isError && <ErrorState error={rules.error} retry={() => void rules.refetch()} />}
      <Stack component="ul" gap={6} p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('neverLog.title')}>
        {rules.data?.data.map((rule) => (
          <Row key={rule.id} rule={rule} />
        ))}
      </Stack>
    </Section>
  );
}

function Add() {
  const { t } = useI18n();
  const me = useMe();
  const add = useAddLogRule();
  const [pattern, setPattern] = useState('');
  const [scope, setScope] = useState<LogRule['scope']>('mine');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(
      { pattern, scope },
      {
        onSuccess: (rule) => {
          setPattern('');
          tell(t('neverLog.added', { pattern: rule.pattern }));
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-start" gap="xs">
        <TextInput
          flex={1}
          miw={220}
          aria-label={t('neverLog.pattern')}
          placeholder="lawyer@firm.example"
          description={t('neverLog.patternText')}
          inputWrapperOrder={['input', 'error', 'description']}
          dir="ltr"
          value={pattern}
          error={add.error && errorWords(add.error, t)}
          onChange={(event) => setPattern(event.currentTarget.value)}
        />
        {me.may('records:manage') && (
          <Select
            w={190}
            aria-label={t('neverLog.scope')}
            allowDeselect={false}
            data={[
              { value: 'mine', label: t('neverLog.mine') },
              { value: 'workspace', label: t('neverLog.workspace') },
            ]}
            value={scope}
            onChange={(chosen) => setScope(chosen as LogRule['scope'])}
          />
        )}
        <Button type="submit" loading={add.isPending} disabled={pattern.trim() === ''}>
          {t('neverLog.add')}
        </Button>
      </Group>
    </form>
  );
}

function Row({ rule }: { rule: LogRule }) {
  const { t } = useI18n();
  const me = useMe();
  const remove = useRemoveLogRule();
  const mayRemove = rule.scope === 'mine' || me.may('records:manage');
  const removed = ({ mails, files }: { mails: number; files: boolean }) => {
    const again = t('neverLog.removed', { mails: t('count.mails', { count: mails }) });
    tell(files ? `${again} ${t('neverLog.files')}` : again);
  };
  return (
    <Paper withBorder px="md" py="xs" bg="var(--invi-surface)" component="li">
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <bdi>{rule.pattern}</bdi>
        </Text>
        <Group gap="xs" wrap="nowrap">
          {rule.scope === 'workspace' && <Badge variant="light">{t('neverLog.workspace')}</Badge>}
          {mayRemove && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('neverLog.remove', { pattern: rule.pattern })}
              loading={remove.isPending}
              onClick={() =>
                remove.mutate(rule.id, { onSuccess: removed, onError: (error) => tellError(errorWords(error, t)) })
              }
            >
              <IconTrash size={16} stroke={1.7} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      </Group>
    </Paper>
  );
}
