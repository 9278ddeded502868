import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconDots, IconKey, IconLock, IconLockOpen, IconLogout } from '@tabler/icons-react';
import { ApiError } from '../api/client';
import { errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { tell } from '../ui/notify';
import { ROLES, useEndSessions, useUpdateUser, type User } from './queries';
import { SignInLinkDialog } from './SignInLinkDialog';

interface Props {
  user: User;
  /** Says in place what was refused; nothing when a new attempt begins. */
  onProblem(words: string | undefined): void;
}

/** What an admin does with a colleague's account. */
export function ColleagueMenu({ user, onProblem }: Props) {
  const { t } = useI18n();
  const [linking, link] = useDisclosure();
  const { change, signOut, busy } = useActions({ user, onProblem });
  const { name, role, status } = user;
  const isActive = status === 'active';
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon size={32} variant="subtle" loading={busy} aria-label={t('colleagues.actions', { name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('colleagues.role')}</Menu.Label>
          {ROLES.map((one) => (
            <Menu.Item
              key={one}
              disabled={one === role}
              leftSection={one === role ? <IconCheck size={16} /> : <span style={{ width: 16 }} />}
              onClick={() => change({ role: one }, t('colleagues.roleChanged', { name, role: t(`role.user.${one}`) }))}
            >
              {t(`role.user.${one}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {isActive && (
            <>
              <Menu.Item leftSection={<IconKey size={16} />} onClick={link.open}>
                {t('colleagues.link')}
              </Menu.Item>
              <Menu.Item leftSection={<IconLogout size={16} className="mirrored" />} onClick={signOut}>
                {t('colleagues.signOut')}
              </Menu.Item>
              <Menu.Item
                color="red"
                leftSection={<IconLock size={16} />}
                onClick={() => change({ status: 'disabled' }, t('colleagues.disabledNow', { name }))}
              >
                {t('colleagues.disable')}
              </Menu.Item>
            </>
          )}
          {!isActive && (
            <Menu.Item
              leftSection={<IconLockOpen size={16} />}
              onClick={() => change({ status: 'active' }, t('colleagues.activated', { name }))}
            >
              {t('colleagues.activate')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {linking && <SignInLinkDialog user={user} onClose={link.close} />}
    </>
  );
}

function useActions({ user: { id, name }, onProblem }: Props) {
  const { t } = useI18n();
  const update = useUpdateUser();
  const end = useEndSessions();
  const onError = (error: Error) => {
    const isLast = error instanceof ApiError && error.status === 409;
    onProblem(isLast ? t('colleagues.lastAdmin', { name }) : errorWords(error, t));
  };
  const change = (wish: Pick<Parameters<typeof update.mutate>[0], 'role' | 'status'>, done: string) => {
    onProblem(undefined);
    update.mutate({ id, ...wish }, { onSuccess: () => tell(done), onError });
  };
  const signOut = () => {
    onProblem(undefined);
    end.mutate(id, { onSuccess: () => tell(t('colleagues.signedOut', { name })), onError });
  };
  return { change, signOut, busy: update.isPending || end.isPending };
}
