import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { showFieldErrors } from '../ui/fieldErrors';
import { browserZone, useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import { EntryPage } from './EntryPage';
import { FormProblem } from '../ui/FormProblem';
import { NewPassword } from './NewPassword';
import { useRegister } from './session';
import { doorWords } from './words';

export function RegisterPage() {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const navigate = useNavigate();
  const register = useRegister();
  const form = useForm({ initialValues: { tenantName: '', name: '', email: '', password: '' } });
  const submit = form.onSubmit((values) =>
    register.mutate(
      { ...values, locale, timezone: browserZone() },
      { onSuccess: () => void navigate({ to: '/people' }), onError: (error) => showFieldErrors(form, error) },
    ),
  );
  const told = Object.keys(form.errors).length > 0;
  return (
    <EntryPage title={t('register.title')} text={t('register.text')}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <FormProblem
            words={register.error && !told ? doorWords(register.error, i18n, 'error.signedOut') : undefined}
          />
          <TextInput
            label={t('field.workspace')}
            autoComplete="organization"
            required
            {...form.getInputProps('tenantName')}
          />
          <TextInput label={t('field.name')} autoComplete="name" required {...form.getInputProps('name')} />
          <TextInput
            label={t('field.email')}
            type="email"
            autoComplete="username"
            required
            dir="ltr"
            {...form.getInputProps('email')}
          />
          <NewPassword label={t('field.password')} {...form.getInputProps('password')} />
          <Button type="submit" loading={register.isPending} fullWidth>
            {t('register.submit')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('register.haveWorkspace')} <TextLink to="/sign-in">{t('register.signIn')}</TextLink>
          </Text>
        </Stack>
      </form>
    </EntryPage>
  );
}
