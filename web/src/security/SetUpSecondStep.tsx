import { Button, Center, Code, Group, Loader, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { doorWords } from '../access/words';
import { answer, api, ApiError } from '../api/client';
import { ErrorState } from '../ui/errors';
import { FormProblem } from '../ui/FormProblem';
import { useI18n, type I18n } from '../ui/i18n/I18n';
import { totpQuery } from './queries';
import { RecoveryCodes } from './RecoveryCodes';

const QrCode = lazy(() => import('./QrCode').then((module) => ({ default: module.QrCode })));

/** The secret as a picture, the first code, and the recovery codes. */
export function SetUpSecondStep({ onClose }: { onClose(): void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const [codes, setCodes] = useState<string[]>();
  const close = () => {
    if (codes) void client.invalidateQueries({ queryKey: totpQuery.queryKey });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t(codes ? 'second.recoveryTitle' : 'second.setUp')}
      closeOnClickOutside={!codes}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {codes ? <RecoveryCodes codes={codes} onDone={close} /> : <FirstCode onCodes={setCodes} onCancel={close} />}
    </Modal>
  );
}

function FirstCode({ onCodes, onCancel }: { onCodes(codes: string[]): void; onCancel(): void }) {
  const { t } = useI18n();
  const setup = useQuery({
    queryKey: ['totpSetup'],
    queryFn: () => answer(api.POST('/api/v1/me/totp')),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  if (setup.isError) return <ErrorState error={setup.error} />;
  if (!setup.data) {
    return (
      <Center h={320} aria-busy="true">
        <Loader />
      </Center>
    );
  }
  const { uri, secret } = setup.data;
  return (
    <Stack gap="md">
      <Text size="sm">{t('second.scan')}</Text>
      <Center mih={200}>
        <Suspense fallback={<Loader />}>
          <QrCode text={uri} label={t('second.qr')} />
        </Suspense>
      </Center>
      <div>
        <Text size="xs" c="dimmed">
          {t('second.cannotScan')}
        </Text>
        <Code dir="ltr" style={{ overflowWrap: 'anywhere' }}>
          {secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </Code>
      </div>
      <ConfirmForm onCodes={onCodes} onCancel={onCancel} />
    </Stack>
  );
}

function ConfirmForm({ onCodes, onCancel }: { onCodes(codes: string[]): void; onCancel(): void }) {
  const i18n = useI18n();
  const { t } = i18n;
  const form = useForm({ initialValues: { code: '' } });
  const confirm = useMutation({
    mutationFn: (code: string) => answer(api.POST('/api/v1/me/totp/confirm', { body: { code } })),
    onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes),
    onError: () => form.setFieldValue('code', ''),
  });
  return (
    <form onSubmit={form.onSubmit(({ code }) => confirm.mutate(code))}>
      <Stack gap="md">
        <FormProblem words={confirm.error ? confirmWords(confirm.error, i18n) : undefined} />
        <TextInput
          label={t('signIn.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={11}
          required
          dir="ltr"
          data-autofocus
          {...form.getInputProps('code')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={confirm.isPending}>
            {t('second.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Of what was sent only the code can be wrong. */
function confirmWords(error: Error, i18n: I18n): string {
  const isWrong = error instanceof ApiError && error.status === 422;
  return isWrong ? i18n.t('signIn.wrongCode') : doorWords(error, i18n, 'error.signedOut');
}
