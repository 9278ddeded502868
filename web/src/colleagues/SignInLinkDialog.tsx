import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { errorWords } from '../ui/errors';
import { FormProblem } from '../ui/FormProblem';
import { useI18n } from '../ui/i18n/I18n';
import { Copyable } from '../ui/Copyable';
import { useSignInLink, type User } from './queries';

/** A link for somebody who cannot get in, shown once. */
export function SignInLinkDialog({ user: { id, name }, onClose }: { user: User; onClose(): void }) {
  const { t, format } = useI18n();
  const [resetTotp, setReset] = useState(false);
  const make = useSignInLink(id);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('colleagues.linkFor', { name })}
      closeOnClickOutside={!make.data}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {make.data ? (
        <Stack gap="md">
          <Text size="sm">{t('colleagues.copyLink', { name, day: format.moment(make.data.expiresAt) })}</Text>
          <Copyable label={t('colleagues.linkFor', { name })} value={make.data.link} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('action.done')}</Button>
          </Group>
        </Stack>
      ) : (
        <Stack gap="md">
          <FormProblem words={make.error ? errorWords(make.error, t) : undefined} />
          <Text size="sm">{t('colleagues.linkText')}</Text>
          <Checkbox
            checked={resetTotp}
            onChange={(event) => setReset(event.currentTarget.checked)}
            label={t('colleagues.linkReset')}
            description={t('colleagues.linkResetText')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button data-autofocus loading={make.isPending} onClick={() => make.mutate({ resetTotp })}>
              {t('colleagues.linkMake')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
