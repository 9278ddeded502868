import type { UseFormReturnType } from '@mantine/form';
import { ApiError } from '../api/client';

/** Puts the server's complaints beside the fields that they are about. */
export function showFieldErrors<Values extends Record<string, unknown>>(form: UseFormReturnType<Values>, error: Error) {
  if (!(error instanceof ApiError)) return;
  const known = error.errors.filter(({ field }) => field in form.getValues());
  form.setErrors(Object.fromEntries(known.map(({ field, detail }) => [field, detail])));
}
