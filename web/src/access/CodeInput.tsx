import { Anchor, Stack, TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../ui/i18n/I18n';

/** The code of the second step: six digits, or one of the recovery codes. */
export function CodeInput(input: TextInputProps) {
  const { t } = useI18n();
  const [recovery, setRecovery] = useState(false);
  const kind = recovery
    ? ({ inputMode: 'text', autoComplete: 'off', maxLength: 40 } as const)
    : ({ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 11 } as const);
  return (
    <Stack gap={6} align="stretch">
      <TextInput
        key={String(recovery)}
        label={t(recovery ? 'signIn.recovery' : 'signIn.code')}
        description={t(recovery ? 'signIn.recoveryText' : 'signIn.codeText')}
        required
        autoFocus
        dir="ltr"
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', letterSpacing: '0.15em' } }}
        {...kind}
        {...input}
      />
      <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setRecovery(!recovery)}>
        {t(recovery ? 'signIn.useAuthenticator' : 'signIn.useRecovery')}
      </Anchor>
    </Stack>
  );
}
