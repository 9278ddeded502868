import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMe } from '../api/session';
import { errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { ButtonLink } from '../ui/links';
import { useImportStep, type Import } from './queries';

/** What can be done with an import that has ended: look, let it go on, take it back. */
export function ImportActions({ import: one }: { import: Import }) {
  const { t } = useI18n();
  const me = useMe();
  const resume = useImportStep(one.id, 'resume');
  const ended = one.status === 'done' || one.status === 'failed';
  const brought = one.imported + one.merged > 0 && !one.dryRun;
  if (!ended) return null;
  return (
    <Stack gap="xs">
      {resume.error && <Alert color="red">{errorWords(resume.error, t)}</Alert>}
      <Group>
        {one.status === 'done' && !one.dryRun && <ButtonLink to="/people">{t('import.seePeople')}</ButtonLink>}
        {one.resumable && (
          <Button loading={resume.isPending} onClick={() => resume.mutate()}>
            {t('import.resume')}
          </Button>
        )}
        {brought && me.may('mail:undo') && <Undo import={one} />}
      </Group>
    </Stack>
  );
}

function Undo({ import: one }: { import: Import }) {
  const { t } = useI18n();
  const undo = useImportStep(one.id, 'undo');
  const [asked, { open, close }] = useDisclosure();
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('import.undo')}
      </Button>
      <Modal opened={asked} onClose={close} title={t('import.undoTitle')} centered>
        <Stack>
          <Text size="sm">{t('import.undoText')}</Text>
          {undo.error && <Alert color="red">{errorWords(undo.error, t)}</Alert>}
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {t('action.cancel')}
            </Button>
            <Button color="red" loading={undo.isPending} onClick={() => undo.mutate(undefined, { onSuccess: close })}>
              {t('import.undo')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
