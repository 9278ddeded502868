import { Stack } from '@mantine/core';
import { ApiKeys } from './ApiKeys';
import { PasswordForm } from './PasswordForm';
import { SecondStep } from './SecondStep';
import { Sessions } from './Sessions';

/** How one gets in, and where one is. */
export function SecuritySettings() {
  return (
    <Stack gap="xl">
      <PasswordForm />
      <SecondStep />
      <Sessions />
      <ApiKeys />
    </Stack>
  );
}
