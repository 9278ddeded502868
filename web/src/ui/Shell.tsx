import { Alert, AppShell, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { IconCloudOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import { followLive } from '../api/live';
import { useMe } from '../api/session';
import { AskBar } from '../ask/AskBar';
import { AskOverlay } from '../ask/AskOverlay';
import { ReconnectNotice } from '../mailboxes/ReconnectNotice';
import { useI18n } from './i18n/I18n';
import { Logo, LogoMark } from './Logo';
import { PlainLink } from './links';
import { useDestinations } from './navigation';
import classes from './Shell.module.css';
import { Shortcuts } from './Shortcuts';
import { UserMenu } from './UserMenu';

/** What surrounds every signed-in page: places to go, the ask bar, live updates. */
export function Shell() {
  const { t } = useI18n();
  const client = useQueryClient();
  useEffect(() => followLive(client), [client]);
  return (
    <AppShell
      layout="alt"
      header={{ height: 56 }}
      navbar={{ width: 224, breakpoint: 'sm', collapsed: { mobile: true } }}
      footer={{ height: { base: 62, sm: 0 } }}
      withBorder={false}
      transitionDuration={0}
    >
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <AppShell.Header className={classes.header}>
        <Group h="100%" px={{ base: 'sm', sm: 'lg' }} gap="sm" wrap="nowrap" justify="space-between">
          <Group hiddenFrom="sm">
            <LogoMark />
          </Group>
          <AskBar />
          <UserMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.side} p="sm" aria-label={t('shell.navigation')}>
        <Sidebar />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <Offline />
        <ReconnectNotice />
        <Outlet />
      </AppShell.Main>
      <AppShell.Footer hiddenFrom="sm" className={classes.footer}>
        <BottomBar />
      </AppShell.Footer>
      <AskOverlay />
      <Shortcuts />
    </AppShell>
  );
}

function Sidebar() {
  const { t } = useI18n();
  const me = useMe();
  return (
    <Stack gap="lg" h="100%">
      <Stack gap={2} px={6} pt={6}>
        <Logo />
        <Text size="xs" c="dimmed" truncate mt={6} dir="auto">
          {me.tenant.name}
        </Text>
      </Stack>
      <Stack gap={3} component="nav" aria-label={t('shell.navigation')}>
        {useDestinations().map(({ to, label, icon: Icon }) => (
          <PlainLink key={to} to={to} className={classes.nav} activeOptions={{ exact: false }}>
            <Icon size={18} stroke={1.7} aria-hidden />
            {t(label)}
          </PlainLink>
        ))}
      </Stack>
    </Stack>
  );
}

function BottomBar() {
  const { t } = useI18n();
  return (
    <Group gap={0} h="100%" wrap="nowrap" align="stretch" component="nav" aria-label={t('shell.navigation')}>
      {useDestinations()
        .filter(({ aside }) => !aside)
        .map(({ to, label, icon: Icon }) => (
          <PlainLink key={to} to={to} className={classes.tab}>
            <Icon size={22} stroke={1.6} aria-hidden />
            {t(label)}
          </PlainLink>
        ))}
    </Group>
  );
}

function Offline() {
  const { t } = useI18n();
  const { online } = useNetwork();
  return (
    <div role="status" className={classes.offline}>
      {online ? (
        <VisuallyHidden />
      ) : (
        <Alert color="amber" radius={0} py="xs" icon={<IconCloudOff />}>
          {t('shell.offline')}
        </Alert>
      )}
    </div>
  );
}
