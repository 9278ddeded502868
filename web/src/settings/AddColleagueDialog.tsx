import { Alert, Button, Group, Modal, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';
import { errorWords } from '../ui/errors';
import { showFieldErrors } from '../ui/fieldErrors';
import { useI18n } from '../ui/i18n/I18n';

const ROLES: Schema<'Role'>[] = ['rep', 'manager', 'admin'];

export function AddColleagueDialog({ onClose }: { onClose(): void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const form = useForm<Schema<'NewUser'>>({ initialValues: { name: '', email: '', password: '', role: 'rep' } });
  const create = useMutation({
    mutationFn: (body: Schema<'NewUser'>) => answer(api.POST('/api/v1/users', { body })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['users'] });
      onClose();
    },
    onError: (error) => showFieldErrors(form, error),
  });
  return (
    <Modal opened onClose={onClose} title={t('colleagues.add')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form onSubmit={form.onSubmit((values) => create.mutate(values))}>
        <Stack gap="md">
          {create.error && (
            <Alert color="red" role="alert">
              {errorWords(create.error, t)}
            </Alert>
          )}
          <TextInput label={t('field.name')} required data-autofocus {...form.getInputProps('name')} />
          <TextInput label={t('field.email')} type="email" required dir="ltr" {...form.getInputProps('email')} />
          <PasswordInput
            label={t('colleagues.password')}
            description={t('colleagues.passwordText')}
            autoComplete="new-password"
            required
            minLength={10}
            {...form.getInputProps('password')}
          />
          <NativeSelect
            label={t('field.role')}
            data={ROLES.map((role) => ({ value: role, label: t(`role.user.${role}`) }))}
            {...form.getInputProps('role')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('colleagues.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
