import { Badge, Container, Tabs, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMe } from '../api/session';
import { Erasures } from '../erasures/Erasures';
import { requestsQuery } from '../sharing/queries';
import { SharingSettings } from '../sharing/SharingSettings';
import { useI18n } from '../ui/i18n/I18n';
import { Colleagues } from './Colleagues';
import { ProfileForm } from './ProfileForm';
import { TABS, type Tab } from './tabs';
import { WorkspaceForm } from './WorkspaceForm';

const route = getRouteApi('/app/settings');

export function SettingsPage() {
  const { t } = useI18n();
  const me = useMe();
  const { tab = 'profile' } = route.useSearch();
  const navigate = route.useNavigate();
  const hidden = [!me.may('tenant:manage') && 'workspace', !me.may('people:erase') && 'erasures'];
  const visible = TABS.filter((one) => !hidden.includes(one));
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
        <Tabs.Panel value="profile">
          <ProfileForm />
        </Tabs.Panel>
        <Tabs.Panel value="sharing">
          <SharingSettings />
        </Tabs.Panel>
        {me.may('tenant:manage') && (
          <Tabs.Panel value="workspace">
            <WorkspaceForm />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="colleagues">
          <Colleagues />
        </Tabs.Panel>
        {me.may('people:erase') && (
          <Tabs.Panel value="erasures">
            <Erasures />
          </Tabs.Panel>
        )}
      </Tabs>
    </Container>
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
