import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { doorWords } from '../access/words';
import { answer, api, ApiError } from '../api/client';
import { FormProblem } from '../ui/FormProblem';
import { useI18n } from '../ui/i18n/I18n';
import { totpQuery } from './queries';

export function SwitchOffSecondStep({ onClose }: { onClose(): void }) {
  const i18n = useI18n();
  const { t } = i18n;
  const client = useQueryClient();
  const form = useForm({ initialValues: { password: '' } });
  const off = useMutation({
    mutationFn: (password: string) => answer(api.POST('/api/v1/me/totp/off', { body: { password } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: totpQuery.queryKey });
      onClose();
    },
  });
  const isWrong = off.error instanceof ApiError && off.error.status === 422;
  return (
    <Modal opened onClose={onClose} title={t('second.offTitle')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form onSubmit={form.onSubmit(({ password }) => off.mutate(password))}>
        <Stack gap="md">
          <Text size="sm">{t('second.offText')}</Text>
          <FormProblem words={off.error && !isWrong ? doorWords(off.error, i18n, 'error.signedOut') : undefined} />
          <PasswordInput
            label={t('field.password')}
            autoComplete="current-password"
            required
            data-autofocus
            {...form.getInputProps('password')}
            error={isWrong && t('password.notYours')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" color="red" loading={off.isPending}>
              {t('second.off')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
