import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { showFieldErrors } from '../ui/fieldErrors';
import { useI18n, type I18n } from '../ui/i18n/I18n';
import { CodeInput } from './CodeInput';
import { EntryPage } from './EntryPage';
import { FormProblem } from '../ui/FormProblem';
import { NewPassword } from './NewPassword';
import { useAcceptLink } from './session';
import { doorWords, isGone, wantsCode } from './words';

/** Where a link for somebody locked out leads: a new password, and the second step where it is on. */
export function LinkPage() {
  const i18n = useI18n();
  const { t } = i18n;
  const token = useLocation({ select: ({ hash }) => hash });
  const navigate = useNavigate();
  const accept = useAcceptLink();
  const [withCode, setWithCode] = useState(false);
  const form = useForm({ initialValues: { password: '', code: '' } });
  const submit = form.onSubmit(({ password, code }) =>
    accept.mutate(
      { token, password, ...(code && { code }) },
      {
        onSuccess: () => void navigate({ to: '/people', replace: true }),
        onError: (error) => {
          if (wantsCode(error)) setWithCode(true);
          else showFieldErrors(form, error);
        },
      },
    ),
  );
  const told = Object.keys(form.errors).length > 0;
  return (
    <EntryPage title={t('link.title')} text={t('link.text')}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <FormProblem words={token ? (told ? undefined : refusal(accept.error, i18n)) : t('link.none')} />
          <NewPassword label={t('field.newPassword')} {...form.getInputProps('password')} />
          {withCode && <CodeInput {...form.getInputProps('code')} />}
          <Button type="submit" loading={accept.isPending} disabled={!token} fullWidth>
            {t('link.submit')}
          </Button>
        </Stack>
      </form>
    </EntryPage>
  );
}

function refusal(error: Error | null, i18n: I18n): string | undefined {
  if (!error || wantsCode(error)) return undefined;
  return isGone(error) ? i18n.t('link.bad') : doorWords(error, i18n, 'signIn.wrongCode');
}
