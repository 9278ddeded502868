import { Alert, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { errorWords } from '../ui/errors';
import { showFieldErrors } from '../ui/fieldErrors';
import { browserZone, useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import { EntryPage } from './EntryPage';
import { useRegister } from './session';

const MIN_PASSWORD = 10;

export function RegisterPage() {
  const { t, locale } = useI18n();
  const navigate = useNavigate();
  const register = useRegister();
  const form = useForm({
    initialValues: { tenantName: '', name: '', email: '', password: '' },
    validate: {
      password: (value) => (value.length < MIN_PASSWORD ? t('register.passwordShort', { count: MIN_PASSWORD }) : null),
    },
  });
  const submit = form.onSubmit((values) =>
    register.mutate(
      { ...values, locale, timezone: browserZone() },
      { onSuccess: () => void navigate({ to: '/people' }), onError: (error) => showFieldErrors(form, error) },
    ),
  );
  return (
    <EntryPage title={t('register.title')} text={t('register.text')}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {register.error && (
            <Alert color="red" role="alert">
              {errorWords(register.error, t)}
            </Alert>
          )}
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
          <PasswordInput
            label={t('field.password')}
            description={t('register.passwordHint', { count: MIN_PASSWORD })}
            autoComplete="new-password"
            required
            {...form.getInputProps('password')}
          />
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
