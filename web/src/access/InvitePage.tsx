import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { ApiError } from '../api/client';
import { useI18n, type I18n } from '../ui/i18n/I18n';
import { showFieldErrors } from '../ui/fieldErrors';
import { EntryPage } from './EntryPage';
import { FormProblem } from '../ui/FormProblem';
import { NewPassword } from './NewPassword';
import { ProviderButtons } from './ProviderButtons';
import { useAcceptInvite } from './session';
import { doorWords, isGone } from './words';

/** Where an invitation's link leads; its token stands behind the #, which no server sees. */
export function InvitePage() {
  const i18n = useI18n();
  const { t } = i18n;
  const token = useLocation({ select: ({ hash }) => hash });
  const navigate = useNavigate();
  const accept = useAcceptInvite();
  const form = useForm({ initialValues: { name: '', password: '' } });
  const submit = form.onSubmit(({ name, password }) =>
    accept.mutate(
      { token, password, ...(name.trim() && { name: name.trim() }) },
      {
        onSuccess: () => void navigate({ to: '/people', replace: true }),
        onError: (error) => {
          showFieldErrors(form, error);
          if (error instanceof ApiError && error.field('name')) form.setFieldError('name', t('invite.needsName'));
        },
      },
    ),
  );
  const told = Object.keys(form.errors).length > 0;
  return (
    <EntryPage title={t('invite.title')} text={t('invite.text')}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <FormProblem words={token ? (told ? undefined : refusal(accept.error, i18n)) : t('link.none')} />
          <TextInput label={t('field.name')} autoComplete="name" dir="auto" {...form.getInputProps('name')} />
          <NewPassword label={t('field.password')} {...form.getInputProps('password')} />
          <Button type="submit" loading={accept.isPending} disabled={!token} fullWidth>
            {t('invite.submit')}
          </Button>
        </Stack>
      </form>
      {token && <ProviderButtons request={{ returnTo: '/people', invite: token }} />}
    </EntryPage>
  );
}

function refusal(error: Error | null, i18n: I18n): string | undefined {
  if (!error) return undefined;
  return isGone(error) ? i18n.t('invite.bad') : doorWords(error, i18n, 'invite.bad');
}
