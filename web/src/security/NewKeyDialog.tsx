import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';
import { useMe } from '../api/session';
import { errorWords } from '../ui/errors';
import { FormProblem } from '../ui/FormProblem';
import { useI18n } from '../ui/i18n/I18n';
import { Copyable } from '../ui/Copyable';
import { startOfDay } from '../ui/i18n/days';
import type { Scope } from './queries';

const SCOPES: Scope[] = [
  'me',
  'records:read',
  'records:write',
  'records:manage',
  'mail:import',
  'mail:undo',
  'people:erase',
  'tenant:manage',
  'audit:read',
];

/** Makes a key and shows it, once. */
export function NewKeyDialog({ onClose }: { onClose(): void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: (body: Schema<'ApiKeyInput'>) => answer(api.POST('/api/v1/api-keys', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['apiKeys'] }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(create.data ? 'keys.made' : 'keys.new')}
      closeOnClickOutside={!create.data}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {create.data ? (
        <Stack gap="md">
          <Text size="sm">{t('keys.madeText')}</Text>
          <Copyable label={t('keys.made')} value={create.data.key} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('action.done')}</Button>
          </Group>
        </Stack>
      ) : (
        <KeyForm error={create.error} busy={create.isPending} onMake={create.mutate} onCancel={onClose} />
      )}
    </Modal>
  );
}

interface FormProps {
  error: Error | null;
  busy: boolean;
  onMake(key: Schema<'ApiKeyInput'>): void;
  onCancel(): void;
}

function KeyForm({ error, busy, onMake, onCancel }: FormProps) {
  const { t, timezone } = useI18n();
  const me = useMe();
  const form = useForm({
    initialValues: { name: '', scopes: ['me', 'records:read'] as Scope[], end: '' },
    validate: { scopes: (chosen) => (chosen.length === 0 ? t('keys.scopesNeeded') : null) },
  });
  const submit = form.onSubmit(({ name, scopes, end }) =>
    onMake({ name: name.trim(), scopes, ...(end && { expiresAt: startOfDay(end, timezone) }) }),
  );
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <FormProblem words={error ? errorWords(error, t) : undefined} />
        <TextInput
          label={t('keys.name')}
          required
          maxLength={200}
          dir="auto"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Checkbox.Group label={t('keys.scopes')} {...form.getInputProps('scopes')}>
          <Stack gap={8} mt={6}>
            {SCOPES.filter((scope) => me.permissions.includes(scope)).map((scope) => (
              <Checkbox key={scope} value={scope} label={t(`keys.scope.${scope}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <TextInput
          type="date"
          label={t('keys.endDate')}
          description={t('keys.endDateText')}
          {...form.getInputProps('end')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('keys.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
