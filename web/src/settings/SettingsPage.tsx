import { Badge, Container, Skeleton, Tabs, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, lazyRouteComponent } from '@tanstack/react-router';
import { Suspense, type ComponentType } from 'react';
import { useMe, type Permission } from '../api/session';
import { requestsQuery } from '../sharing/queries';
import { SharingSettings } from '../sharing/SharingSettings';
import { useI18n } from '../ui/i18n/I18n';
import { ProfileForm } from './ProfileForm';
import { TABS, type Tab } from './tabs';
import { WorkspaceForm } from './WorkspaceForm';

const route = getRouteApi('/app/settings');

interface Panel {
  content: ComponentType;
  /** Who lacks it does not see the tab. */
  permission?: Permission;
}

const PANELS: Record<Tab, Panel> = {
  profile: { content: ProfileForm },
  security: { content: lazyRouteComponent(() => import('../security/SecuritySettings'), 'SecuritySettings') },
  mailboxes: {
    content: lazyRouteComponent(() => import('../mailboxes/Mailboxes'), 'Mailboxes'),
    permission: 'mail:import',
  },
  sharing: { content: SharingSettings },
  workspace: { content: WorkspaceForm, permission: 'tenant:manage' },
  colleagues: { content: lazyRouteComponent(() => import('../colleagues/Colleagues'), 'Colleagues') },
  provider: {
    content: lazyRouteComponent(() => import('./ProviderForm'), 'ProviderForm'),
    permission: 'users:manage',
  },
  erasures: {
    content: lazyRouteComponent(() => import('../erasures/Erasures'), 'Erasures'),
    permission: 'people:erase',
  },
  audit: {
    content: lazyRouteComponent(() => import('../audit/AuditLog'), 'AuditLog'),
    permission: 'audit:read',
  },
};

export function SettingsPage() {
  const { t } = useI18n();
  const me = useMe();
  const { tab = 'profile' } = route.useSearch();
  const navigate = route.useNavigate();
  const visible = TABS.filter((one) => !PANELS[one].permission || me.may(PANELS[one].permission));
  return (
    <Container size="md" px={{ base: 'sm', sm: 'lg' }} py="lg">
      <Title order={1} mb="md">
        {t('nav.settings')}
      </Title>
      <Tabs value={tab} onChange={(chosen) => void navigate({ search: { tab: chosen as Tab } })} keepMounted={false}>
        <Tabs.List mb="lg">
          {visible.map((one) => (
            <Tabs.Tab key={one} value={one} rightSection={one === 'sharing' && <Asked />}>
              {t(`settings.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {visible.map((one) => (
          <Tabs.Panel key={one} value={one}>
            <Content of={one} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Container>
  );
}

function Content({ of }: { of: Tab }) {
  const Component = PANELS[of].content;
  return (
    <Suspense fallback={<Skeleton height={240} radius="lg" aria-busy="true" />}>
      <Component />
    </Suspense>
  );
}

/** How many colleagues wait for an answer. */
function Asked() {
  const { t, format } = useI18n();
  const count = useInfiniteQuery(requestsQuery('received', 'asked')).data?.length;
  return count ? (
    <Badge size="sm" circle aria-label={t('sharing.requests', { count })}>
      {format.number(count)}
    </Badge>
  ) : null;
}
