import { Alert, Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlayerPause, IconPlayerPlay, IconPlugConnected, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useMe } from '../api/session';
import { errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { tell } from '../ui/notify';
import { useConnect, useDisconnect, useStep, type Data, type Mailbox } from './queries';

const READ: Mailbox['state'][] = ['importing', 'live', 'repairing', 'cooling', 'error'];

/** What can be done with a mailbox, as it is. */
export function MailboxControls({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useI18n();
  const me = useMe();
  const step = useStep(mailbox.id);
  const connect = useConnect(mailbox.id);
  const { mine, state } = mailbox;
  const doing = step.isPending ? step.variables : undefined;
  const read = READ.includes(state);
  return (
    <Group gap="sm">
      {mine && state === 'held' && (
        <Button
          leftSection={<IconPlayerPlay size={16} />}
          loading={doing === 'start'}
          onClick={() => step.mutate('start')}
        >
          {t('mailbox.start')}
        </Button>
      )}
      {mine && state === 'paused' && (
        <Button
          leftSection={<IconPlayerPlay size={16} />}
          loading={doing === 'resume'}
          onClick={() => step.mutate('resume')}
        >
          {t('mailbox.resume')}
        </Button>
      )}
      {mine && read && (
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} />}
          loading={doing === 'sync'}
          onClick={() => step.mutate('sync', { onSuccess: () => tell(t('mailbox.syncing')) })}
        >
          {t('mailbox.sync')}
        </Button>
      )}
      {(read || state === 'held') && (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={16} />}
          loading={doing === 'pause'}
          onClick={() => step.mutate('pause')}
        >
          {t('mailbox.pause')}
        </Button>
      )}
      {mine && (state === 'disconnected' || state === 'error') && (
        <Button
          variant={state === 'disconnected' ? 'filled' : 'default'}
          leftSection={<IconPlugConnected size={16} />}
          loading={connect.isPending}
          onClick={() => connect.mutate({ preview: false })}
        >
          {t('mailbox.reconnect')}
        </Button>
      )}
      {state !== 'closing' && me.may('mail:undo') && <Disconnect mailbox={mailbox} />}
    </Group>
  );
}

/** Asks what becomes of what came. */
function Disconnect({ mailbox: { id, address, state } }: { mailbox: Mailbox }) {
  const { t } = useI18n();
  const disconnect = useDisconnect(id);
  const [asked, { open, close }] = useDisclosure();
  const off = state === 'disconnected';
  const [data, setData] = useState<Data>(off ? 'takeBack' : 'keep');
  const run = () =>
    disconnect.mutate(data, {
      onSuccess: ({ toldProvider }) => {
        close();
        if (!toldProvider) tell(t('mailbox.notTold'));
      },
    });
  return (
    <>
      <Button variant="default" onClick={open}>
        {t(off ? 'mailbox.takeBack' : 'mailbox.disconnect')}
      </Button>
      <Modal opened={asked} onClose={close} title={t('mailbox.disconnectTitle', { address })} centered>
        <Stack>
          <Text size="sm">{t(off ? 'mailbox.takeBackText' : 'mailbox.disconnectText')}</Text>
          {!off && (
            <Radio.Group label={t('mailbox.whatCame')} value={data} onChange={(chosen) => setData(chosen as Data)}>
              <Stack gap="xs" mt="xs">
                <Radio value="keep" label={t('mailbox.keep')} description={t('mailbox.keepText')} />
                <Radio value="takeBack" label={t('mailbox.takeBack')} description={t('mailbox.takeBackText')} />
              </Stack>
            </Radio.Group>
          )}
          {disconnect.error && <Alert color="red">{errorWords(disconnect.error, t)}</Alert>}
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {t('action.cancel')}
            </Button>
            <Button color="red" loading={disconnect.isPending} onClick={run}>
              {t(off ? 'mailbox.takeBack' : 'mailbox.disconnect')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
