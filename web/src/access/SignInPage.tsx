import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import { CodeInput } from './CodeInput';
import { EntryPage } from './EntryPage';
import { FormProblem } from '../ui/FormProblem';
import { doorOf } from './methods';
import { ProviderButtons } from './ProviderButtons';
import { problemKey } from './search';
import { useFinishSignIn, useSignIn } from './session';
import { doorWords, wantsCode } from './words';

export function SignInPage() {
  const { t } = useI18n();
  const { to = '/people' } = useSearch({ from: '/sign-in' });
  const router = useRouter();
  const [challenge, setChallenge] = useState<string>();
  const enter = () => goTo(to, (path) => router.history.push(path));
  return (
    <EntryPage
      title={t(challenge ? 'signIn.second' : 'signIn.title')}
      text={t(challenge ? 'signIn.secondText' : 'signIn.text')}
    >
      {challenge ? (
        <SecondStep challenge={challenge} onIn={enter} onAgain={() => setChallenge(undefined)} />
      ) : (
        <FirstStep to={to} onIn={enter} onChallenge={setChallenge} />
      )}
    </EntryPage>
  );
}

interface FirstStepProps {
  to: string;
  onIn(): void;
  onChallenge(challenge: string): void;
}

function FirstStep({ to, onIn, onChallenge }: FirstStepProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const { problem, workspace } = useSearch({ from: '/sign-in' });
  const [own] = useState(() => doorOf(workspace));
  const signIn = useSignIn();
  const form = useForm({ initialValues: { email: '', password: '' } });
  const submit = form.onSubmit((login) =>
    signIn.mutate(login, {
      onSuccess: onIn,
      onError: (error) => wantsCode(error) && error.problem.challenge && onChallenge(error.problem.challenge),
    }),
  );
  const words = signIn.error
    ? doorWords(signIn.error, i18n, 'signIn.wrong')
    : problem && signIn.isIdle
      ? t(problemKey(problem))
      : undefined;
  return (
    <Stack gap="md">
      <form onSubmit={submit}>
        <Stack gap="md">
          <FormProblem words={words} />
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
        </Stack>
      </form>
      <ProviderButtons workspace={own} request={{ returnTo: to }} />
      <Text size="sm" c="dimmed">
        {t('signIn.noWorkspace')} <TextLink to="/register">{t('signIn.register')}</TextLink>
      </Text>
    </Stack>
  );
}

interface SecondStepProps {
  challenge: string;
  onIn(): void;
  onAgain(): void;
}

function SecondStep({ challenge, onIn, onAgain }: SecondStepProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const finish = useFinishSignIn();
  const form = useForm({ initialValues: { code: '' } });
  const submit = form.onSubmit(({ code }) => finish.mutate({ challenge, code }, { onSuccess: onIn }));
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <FormProblem words={finish.error ? doorWords(finish.error, i18n, 'signIn.wrongCode') : undefined} />
        <CodeInput {...form.getInputProps('code')} />
        <Button type="submit" loading={finish.isPending} fullWidth>
          {t('signIn.submit')}
        </Button>
        <Button variant="default" onClick={onAgain} fullWidth>
          {t('signIn.again')}
        </Button>
      </Stack>
    </form>
  );
}

/** The page that links a Slack account is the server's own. */
function goTo(path: string, push: (path: string) => void) {
  if (path.startsWith('/slack/')) window.location.assign(path);
  else push(path);
}
