import {
  Avatar,
  Box,
  Menu,
  SegmentedControl,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  type MantineColorScheme,
} from '@mantine/core';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useMe, useUpdateMe } from '../api/session';
import { useSignOut } from '../access/session';
import { useI18n, type Locale } from './i18n/I18n';
import { initials } from './initials';
import { errorWords } from './errors';
import { tellError } from './notify';
import { openShortcuts } from './Shortcuts';

export function UserMenu() {
  const { t } = useI18n();
  const { user } = useMe();
  const signOut = useSignOut();
  return (
    <Menu width={248} closeOnItemClick keepMounted={false}>
      <Menu.Target>
        <UnstyledButton aria-label={t('userMenu.open', { name: user.name })} style={{ borderRadius: '50%' }}>
          <Avatar size={34} color="tide" variant="filled">
            {initials(user.name)}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Box px="sm" py={6}>
          <Text size="sm" fw={600} truncate dir="auto">
            {user.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {user.email}
          </Text>
        </Box>
        <Menu.Divider />
        <Box px="sm" py={6}>
          <LanguageSwitch />
          <ColourSwitch />
        </Box>
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={openShortcuts}>
          {t('shortcuts.title')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate()}>
          {t('userMenu.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function LanguageSwitch() {
  const { t, locale } = useI18n();
  const update = useUpdateMe();
  const choose = (chosen: string) =>
    update.mutate({ locale: chosen as Locale }, { onError: (error) => tellError(errorWords(error, t)) });
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      mb={8}
      aria-label={t('field.language')}
      value={locale}
      onChange={choose}
      data={[
        { value: 'en', label: 'English' },
        { value: 'ar', label: 'العربية' },
      ]}
    />
  );
}

export function ColourSwitch() {
  const { t } = useI18n();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={t('userMenu.colours')}
      value={colorScheme}
      onChange={(chosen) => setColorScheme(chosen as MantineColorScheme)}
      data={[
        { value: 'light', label: t('userMenu.light') },
        { value: 'dark', label: t('userMenu.dark') },
        { value: 'auto', label: t('userMenu.system') },
      ]}
    />
  );
}
