import { EmptyState, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconHistory } from '@tabler/icons-react';
import { useMemo } from 'react';
import { usersQuery } from '../colleagues/queries';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { LoadMore } from '../ui/LoadMore';
import { AuditFilters } from './AuditFilters';
import { AuditRow } from './AuditRow';
import { auditQuery } from './queries';
import type { AuditSearch } from './search';

const route = getRouteApi('/app/settings');

/** Who did what, the newest first. */
export function AuditLog() {
  const { t } = useI18n();
  const { tab: _tab, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (next: AuditSearch) =>
    void navigate({ search: { tab: 'audit', ...next }, replace: true, resetScroll: false });
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('audit.text')}
      </Text>
      <AuditFilters search={search} onChange={show} />
      <Entries search={search} onSubject={(subject) => show({ subject })} />
    </Stack>
  );
}

function Entries({ search, onSubject }: { search: AuditSearch; onSubject(id: string): void }) {
  const i18n = useI18n();
  const { t, timezone } = i18n;
  const entries = useInfiniteQuery(auditQuery(search, timezone));
  const users = useInfiniteQuery(usersQuery).data;
  const names = useMemo(() => new Map(users?.map(({ id, name }) => [id, name])), [users]);
  if (entries.isPending) return <Skeleton height={320} radius="lg" aria-busy="true" />;
  if (entries.isLoadingError) return <ErrorState error={entries.error} retry={() => void entries.refetch()} />;
  if (entries.data?.length === 0)
    return (
      <EmptyState
        py={48}
        variant="light"
        icon={<IconHistory />}
        title={t('audit.empty')}
        description={t('audit.emptyText')}
      />
    );
  return (
    <>
      <Table verticalSpacing="xs" aria-label={t('settings.audit')} layout="auto">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={{ base: 84, sm: 150 }}>{t('audit.when')}</Table.Th>
            <Table.Th visibleFrom="sm" w={150}>
              {t('audit.who')}
            </Table.Th>
            <Table.Th>{t('audit.what')}</Table.Th>
            <Table.Th w={44} aria-label={t('audit.details')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.data?.map((entry) => (
            <AuditRow key={entry.id} entry={entry} words={{ ...i18n, names }} onSubject={onSubject} />
          ))}
        </Table.Tbody>
      </Table>
      {entries.isFetchNextPageError && <ErrorState error={entries.error} retry={() => void entries.fetchNextPage()} />}
      {entries.hasNextPage && !entries.isFetchNextPageError && (
        <LoadMore
          label={t('action.showMore')}
          loading={entries.isFetchingNextPage}
          load={() => void entries.fetchNextPage()}
        />
      )}
    </>
  );
}
