import { Alert, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRouter, useSearch } from '@tanstack/react-router';
import { ApiError } from '../api/client';
import { errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import { EntryPage } from './EntryPage';
import { useSignIn } from './session';

export function SignInPage() {
  const { t } = useI18n();
  const { to } = useSearch({ from: '/sign-in' });
  const router = useRouter();
  const signIn = useSignIn();
  const form = useForm({ initialValues: { email: '', password: '' } });
  const submit = form.onSubmit((login) =>
    signIn.mutate(login, { onSuccess: () => goTo(to ?? '/people', (path) => router.history.push(path)) }),
  );
  return (
    <EntryPage title={t('signIn.title')} text={t('signIn.text')}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {signIn.error && (
            <Alert color="red" role="alert">
              {wrongPassword(signIn.error) ? t('signIn.wrong') : errorWords(signIn.error, t)}
            </Alert>
          )}
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
            autoComplete="current-password"
            required
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={signIn.isPending} fullWidth>
            {t('signIn.submit')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('signIn.noWorkspace')} <TextLink to="/register">{t('signIn.register')}</TextLink>
          </Text>
        </Stack>
      </form>
    </EntryPage>
  );
}

/** The page that links a Slack account is the server's own. */
function goTo(path: string, push: (path: string) => void) {
  if (path.startsWith('/slack/')) window.location.assign(path);
  else push(path);
}

function wrongPassword(error: Error): boolean {
  return error instanceof ApiError && error.status === 401;
}
