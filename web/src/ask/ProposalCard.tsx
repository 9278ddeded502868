import { carryOut } from '@invicrm/client';
import { Button, DataList, Group, Paper, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { errorWords } from '../ui/errors';
import { useI18n, type Key } from '../ui/i18n/I18n';
import type { Proposal } from './queries';

const LABELS: Record<string, Key> = {
  kind: 'proposal.kind',
  subject: 'proposal.subject',
  text: 'proposal.text',
  occurredAt: 'proposal.when',
  displayName: 'field.name',
  name: 'field.name',
  emails: 'field.emails',
  phones: 'field.phones',
  title: 'field.title',
};

/** Ids tell a person nothing; the label says who is meant. */
function shown([field, value]: [string, unknown]): boolean {
  return !/Ids?$/.test(field) && value !== null;
}

/** Something that could be saved; nothing is until the button says so. */
export function ProposalCard({ proposal: { method, path, body, label } }: { proposal: Proposal }) {
  const { t, format } = useI18n();
  const client = useQueryClient();
  const [dismissed, setDismissed] = useState(false);
  const save = useMutation({
    mutationFn: () => carryOut(method, path, body),
    onSuccess: () => client.invalidateQueries(),
  });
  if (dismissed) return null;
  return (
    <Paper withBorder p="md" bg="var(--invi-surface)" component="section" aria-label={label}>
      <Text size="xs" c="dimmed">
        {t('proposal.review')}
      </Text>
      <Text fw={600} dir="auto" mb="xs">
        {label}
      </Text>
      <DataList size="sm" mb="md">
        {Object.entries(body)
          .filter(shown)
          .map(([field, value]) => (
            <DataList.Item key={field}>
              <DataList.ItemLabel>{LABELS[field] ? t(LABELS[field]) : field}</DataList.ItemLabel>
              <DataList.ItemValue>
                <bdi>{Array.isArray(value) ? format.list(value.map(String)) : String(value)}</bdi>
              </DataList.ItemValue>
            </DataList.Item>
          ))}
      </DataList>
      {save.error && (
        <Text size="sm" c="red" role="alert" mb="sm">
          {errorWords(save.error, t)}
        </Text>
      )}
      {save.isSuccess ? (
        <Group gap={6} role="status">
          <IconCheck size={16} aria-hidden />
          <Text size="sm">{t('proposal.done')}</Text>
        </Group>
      ) : (
        <Group>
          <Button size="xs" loading={save.isPending} onClick={() => save.mutate()}>
            {label}
          </Button>
          <Button size="xs" variant="default" onClick={() => setDismissed(true)}>
            {t('proposal.discard')}
          </Button>
        </Group>
      )}
    </Paper>
  );
}
