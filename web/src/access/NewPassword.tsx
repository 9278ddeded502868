import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useI18n } from '../ui/i18n/I18n';
import { passwordWords, SHORTEST_PASSWORD } from './words';

/** A password to choose: what makes a good one, and what the server's judge says of this one. */
export function NewPassword({ error, ...input }: PasswordInputProps) {
  const { t } = useI18n();
  return (
    <PasswordInput
      description={t('password.hint', { count: SHORTEST_PASSWORD })}
      autoComplete="new-password"
      required
      {...input}
      error={typeof error === 'string' ? passwordWords(error, t) : error}
    />
  );
}
