import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useI18n, type Key } from '../ui/i18n/I18n';
import type { Choice, Clash } from './conflict';

const FIELDS: Record<string, Key> = {
  displayName: 'field.name',
  firstName: 'field.firstName',
  lastName: 'field.lastName',
  emails: 'field.emails',
  phones: 'field.phones',
  title: 'field.title',
  companyId: 'field.company',
  company: 'field.company',
  name: 'field.name',
  domains: 'field.domains',
};

interface Props {
  clashes: Clash[];
  /** Words for a value that is only an id. */
  describe(field: string, value: unknown): string | undefined;
  onDecide(choices: Record<string, Choice>): void;
  onCancel(): void;
}

/** Somebody else was quicker: per field, keep theirs or save mine. */
export function ConflictDialog({ clashes, describe, onDecide, onCancel }: Props) {
  const { t, format } = useI18n();
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const words = (field: string, value: unknown): string => {
    if (Array.isArray(value) && value.length > 0) return format.list(value.map(String));
    if (value === null || value === undefined || value === '' || Array.isArray(value)) return t('conflict.empty');
    return describe(field, value) ?? String(value);
  };
  return (
    <Modal
      opened
      onClose={onCancel}
      title={t('conflict.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap="lg">
        <Text size="sm">{t('conflict.text')}</Text>
        {clashes.map(({ field, yours, current }) => (
          <Radio.Group
            key={field}
            label={FIELDS[field] ? t(FIELDS[field]) : field}
            value={choices[field] ?? 'current'}
            onChange={(choice) => setChoices({ ...choices, [field]: choice as Choice })}
          >
            <Group grow mt="xs" align="stretch">
              <Option value="current" label={t('conflict.theirs')} text={words(field, current)} />
              <Option value="yours" label={t('conflict.yours')} text={words(field, yours)} />
            </Group>
          </Radio.Group>
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('conflict.discard')}
          </Button>
          <Button onClick={() => onDecide(choices)}>{t('conflict.save')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Option({ value, label, text }: { value: Choice; label: string; text: string }) {
  return (
    <Radio.Card value={value} p="sm" radius="md">
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <Radio.Indicator />
        <div>
          <Text size="xs" c="dimmed">
            {label}
          </Text>
          <Text size="sm" fw={550} dir="auto">
            {text}
          </Text>
        </div>
      </Group>
    </Radio.Card>
  );
}
