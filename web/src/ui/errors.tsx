import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { ApiError } from '../api/client';
import { useI18n, type Key, type Translate } from './i18n/I18n';

const BY_CODE: Record<string, Key> = {
  offline: 'error.offline',
  unauthenticated: 'error.signedOut',
  forbidden: 'error.forbidden',
  'not-found': 'error.notFound',
  stale: 'error.stale',
  'too-large': 'error.tooLarge',
  'limit-reached': 'error.tooMany',
};

/** What went wrong, in words: the server's own for what a person can mend, ours for the rest. */
export function errorWords(error: unknown, t: Translate): string {
  if (!(error instanceof ApiError)) return t('error.unknown');
  const known = BY_CODE[error.code];
  if (known) return t(known);
  return (error.status < 500 && (error.errors[0]?.detail ?? error.detail)) || t('error.server');
}

export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useI18n();
  const trace = error instanceof ApiError ? error.problem.traceId : undefined;
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle />} title={t('error.title')} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{errorWords(error, t)}</Text>
        <Group gap="sm">
          {retry && (
            <Button size="xs" variant="default" leftSection={<IconRefresh size={14} />} onClick={retry}>
              {t('action.retry')}
            </Button>
          )}
          {trace && (
            <Text size="xs" c="dimmed">
              {t('error.trace', { trace })}
            </Text>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}
