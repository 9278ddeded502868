import { Alert } from '@mantine/core';

/** Why a form was not taken, where no field says it. */
export function FormProblem({ words }: { words: string | undefined }) {
  if (!words) return null;
  return (
    <Alert color="red" role="alert">
      {words}
    </Alert>
  );
}
