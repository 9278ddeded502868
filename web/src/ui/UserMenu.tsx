import {
  Avatar,
  Box,
  Button,
  Divider,
  Popover,
  SegmentedControl,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  type MantineColorScheme,
} from '@mantine/core';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import { useMe, useUpdateMe } from '../api/session';
import { useSignOut } from '../access/session';
import { useI18n, type Locale } from './i18n/I18n';
import { initials } from './initials';
import { errorWords } from './errors';
import { tellError } from './notify';
import { openShortcuts } from './Shortcuts';

const ITEM = {
  variant: 'subtle',
  color: 'gray',
  fullWidth: true,
  justify: 'flex-start',
  c: 'var(--mantine-color-text)',
} as const;

export function UserMenu() {
  const { t } = useI18n();
  const { user } = useMe();
  const signOut = useSignOut();
  const [opened, setOpened] = useState(false);
  const showShortcuts = () => {
    setOpened(false);
    openShortcuts();
  };
  return (
    <Popover width={256} position="bottom-end" shadow="md" trapFocus returnFocus opened={opened} onChange={setOpened}>
      <Popover.Target>
        <UnstyledButton
          aria-label={t('userMenu.open', { name: user.name })}
          style={{ borderRadius: '50%' }}
          onClick={() => setOpened(!opened)}
        >
          <Avatar size={34} color="tide" variant="filled">
            {initials(user.name)}
          </Avatar>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={t('userMenu.open', { name: user.name })}>
        <Box px="sm" py={6}>
          <Text size="sm" fw={600} truncate dir="auto">
            {user.name}
          </Text>
          <Text size="xs" c="dimmed" truncate dir="auto">
            {user.email}
          </Text>
        </Box>
        <Divider my={6} />
        <Box px="sm" py={6}>
          <LanguageSwitch />
          <ColourSwitch />
        </Box>
        <Divider my={6} />
        <Button {...ITEM} leftSection={<IconKeyboard size={16} />} onClick={showShortcuts}>
          {t('shortcuts.title')}
        </Button>
        <Button {...ITEM} leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate()}>
          {t('userMenu.signOut')}
        </Button>
      </Popover.Dropdown>
    </Popover>
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
