import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { NewPassword } from '../access/NewPassword';
import { doorWords } from '../access/words';
import { answer, api, type Schema } from '../api/client';
import { useMe } from '../api/session';
import { showFieldErrors } from '../ui/fieldErrors';
import { FormProblem } from '../ui/FormProblem';
import { useI18n } from '../ui/i18n/I18n';
import { tell } from '../ui/notify';
import { Section } from '../ui/Section';

/** Another password for oneself. */
export function PasswordForm() {
  const i18n = useI18n();
  const { t } = i18n;
  const client = useQueryClient();
  const { email } = useMe().user;
  const form = useForm({ initialValues: { current: '', new: '' } });
  const change = useMutation({
    mutationFn: (body: Schema<'PasswordChange'>) => answer(api.POST('/api/v1/me/password', { body })),
    onSuccess: () => {
      form.reset();
      tell(t('password.changed'));
      void client.invalidateQueries({ queryKey: ['sessions'] });
    },
    onError: (error) => showFieldErrors(form, error),
  });
  const told = Object.keys(form.errors).length > 0;
  return (
    <Section title={t('field.password')} text={t('password.changeText')}>
      <form onSubmit={form.onSubmit((values) => change.mutate(values))}>
        <Stack gap="md" maw={420}>
          <FormProblem words={change.error && !told ? doorWords(change.error, i18n, 'error.signedOut') : undefined} />
          <input type="text" autoComplete="username" defaultValue={email} hidden readOnly />
          <PasswordInput
            label={t('password.current')}
            autoComplete="current-password"
            required
            {...form.getInputProps('current')}
            error={form.errors['current'] && t('password.notYours')}
          />
          <NewPassword label={t('field.newPassword')} {...form.getInputProps('new')} />
          <Group>
            <Button type="submit" loading={change.isPending}>
              {t('password.change')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
