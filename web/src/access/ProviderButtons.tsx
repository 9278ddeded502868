import { Button, Divider, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconBrandGoogle, IconBuildingBank } from '@tabler/icons-react';
import { answer, api, type Schema } from '../api/client';
import { useI18n } from '../ui/i18n/I18n';
import { FormProblem } from '../ui/FormProblem';
import { methodsQuery } from './methods';
import { doorWords } from './words';

interface Props {
  /** Whose own provider is offered. */
  workspace?: string | undefined;
  request: Schema<'ProviderRequest'>;
}

/** The ways in beside a password; nothing where there is none. */
export function ProviderButtons({ workspace, request }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  const methods = useQuery(methodsQuery(workspace)).data;
  const start = useMutation({
    mutationFn: (own: string | undefined) => begin(own, request),
    onSuccess: ({ authorizationUrl }) => window.location.assign(authorizationUrl),
  });
  if (!methods?.google && !methods?.oidc) return null;
  const busy = start.isPending || start.isSuccess;
  return (
    <Stack gap="sm">
      <Divider label={t('signIn.or')} />
      <FormProblem words={start.error ? doorWords(start.error, i18n, 'error.signedOut') : undefined} />
      {methods.oidc && (
        <Button
          variant="default"
          disabled={busy}
          leftSection={<IconBuildingBank size={18} aria-hidden />}
          onClick={() => start.mutate(workspace)}
        >
          {t('signIn.own')}
        </Button>
      )}
      {methods.google && (
        <Button
          variant="default"
          disabled={busy}
          leftSection={<IconBrandGoogle size={18} aria-hidden />}
          onClick={() => start.mutate(undefined)}
        >
          {t('signIn.google')}
        </Button>
      )}
    </Stack>
  );
}

function begin(own: string | undefined, body: Schema<'ProviderRequest'>) {
  return own
    ? answer(api.POST('/api/v1/auth/oidc/{tenant}/start', { params: { path: { tenant: own } }, body }))
    : answer(api.POST('/api/v1/auth/google/start', { body }));
}
