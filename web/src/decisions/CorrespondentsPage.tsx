import { EmptyState, Group, NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconArrowsSort, IconAt, IconSearchOff } from '@tabler/icons-react';
import { useMe } from '../api/session';
import { ErrorState } from '../ui/errors';
import { useI18n, type I18n } from '../ui/i18n/I18n';
import { ListPage } from '../ui/ListPage';
import { ButtonLink, TextLink } from '../ui/links';
import { PersonAvatar } from '../ui/PersonAvatar';
import { RecordList, RecordListSkeleton, rowLink, type Column } from '../ui/RecordList';
import { When } from '../ui/When';
import { DecisionBadge } from './DecisionBadge';
import { correspondentsQuery, type Correspondent } from './queries';
import { reasonWords } from './reasons';
import { CORRESPONDENT_SORTS, OUTCOMES, type CorrespondentSearch, type CorrespondentSort } from './search';

const route = getRouteApi('/app/correspondents');

/** Every address that was seen, and what became of it. */
export function CorrespondentsPage() {
  const i18n = useI18n();
  const { t } = i18n;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = (next: CorrespondentSearch) => void navigate({ search: next, replace: true });
  const seen = useInfiniteQuery({ ...correspondentsQuery(search), placeholderData: keepPreviousData });
  return (
    <ListPage
      title={t('nav.correspondents')}
      text={t('correspondents.text')}
      searchLabel={t('correspondents.search')}
      q={search.q}
      onSearch={(q) => show({ ...search, q })}
      action={
        <ButtonLink to="/why" variant="default">
          {t('correspondents.why')}
        </ButtonLink>
      }
      tools={<Tools search={search} onChange={show} />}
    >
      {seen.isPending && <RecordListSkeleton columns={columns(i18n)} />}
      {seen.isLoadingError && <ErrorState error={seen.error} retry={() => void seen.refetch()} />}
      {seen.data?.length === 0 && !seen.hasNextPage && <Nobody searching={!!(search.q ?? search.decision)} />}
      {seen.data && (seen.data.length > 0 || seen.hasNextPage) && (
        <RecordList
          label={t('nav.correspondents')}
          columns={columns(i18n)}
          rows={seen.data}
          hasMore={seen.hasNextPage && !seen.isFetchNextPageError}
          loadMore={() => !seen.isFetchingNextPage && void seen.fetchNextPage()}
        />
      )}
      {seen.isFetchNextPageError && <ErrorState error={seen.error} retry={() => void seen.fetchNextPage()} />}
    </ListPage>
  );
}

function Tools({ search, onChange }: { search: CorrespondentSearch; onChange(search: CorrespondentSearch): void }) {
  const { t } = useI18n();
  return (
    <>
      <SegmentedControl
        size="sm"
        aria-label={t('correspondents.filter')}
        value={search.decision ?? 'all'}
        onChange={(chosen) => onChange({ ...search, decision: OUTCOMES.find((known) => known === chosen) })}
        data={[
          { value: 'all', label: t('timeline.all') },
          ...OUTCOMES.map((value) => ({ value, label: t(`decision.many.${value}`) })),
        ]}
      />
      <NativeSelect
        aria-label={t('list.sort')}
        value={search.sort ?? 'total'}
        onChange={(event) => onChange({ ...search, sort: event.currentTarget.value as CorrespondentSort })}
        leftSection={<IconArrowsSort size={16} aria-hidden />}
        data={CORRESPONDENT_SORTS.map((sort) => ({ value: sort, label: t(`correspondents.sort.${sort}`) }))}
      />
    </>
  );
}

type Row = Correspondent & { id: string };

function columns({ t, format }: I18n): Column<Row>[] {
  return [
    { key: 'who', title: t('correspondents.address'), width: 'minmax(0, 1.6fr)', cell: (row) => <Who row={row} /> },
    {
      key: 'decision',
      title: t('correspondents.decision'),
      width: 'minmax(0, 1.5fr)',
      cell: (row) => <Decision row={row} />,
    },
    {
      key: 'in',
      title: t('correspondents.inbound'),
      width: '74px',
      wide: true,
      cell: ({ inbound }) => <Text size="sm">{format.number(inbound)}</Text>,
    },
    {
      key: 'out',
      title: t('correspondents.outbound'),
      width: '74px',
      wide: true,
      cell: ({ outbound }) => <Text size="sm">{format.number(outbound)}</Text>,
    },
    {
      key: 'latest',
      title: t('correspondents.latest'),
      width: '110px',
      wide: true,
      cell: ({ latest }) => latest && <When at={latest} size="sm" c="dimmed" />,
    },
  ];
}

function Who({ row: { address, name } }: { row: Row }) {
  return (
    <Group gap="sm" wrap="nowrap">
      <PersonAvatar name={name ?? address} />
      <div style={{ minWidth: 0 }}>
        <Text size="sm" truncate dir="auto">
          <TextLink className={rowLink} to="/why" search={{ address }} underline="never">
            {name ?? address}
          </TextLink>
        </Text>
        {name && (
          <Text size="xs" c="dimmed" truncate dir="auto">
            {address}
          </Text>
        )}
      </div>
    </Group>
  );
}

function Decision({ row: { decision, reason } }: { row: Row }) {
  const { t } = useI18n();
  return (
    <Group gap="xs" wrap="nowrap">
      <DecisionBadge decision={decision} />
      <Text size="sm" c="dimmed" truncate visibleFrom="sm">
        {reasonWords(reason, t)}
      </Text>
    </Group>
  );
}

function Nobody({ searching }: { searching: boolean }) {
  const { t } = useI18n();
  const me = useMe();
  if (searching)
    return (
      <EmptyState
        py={64}
        icon={<IconSearchOff />}
        title={t('correspondents.noneFound')}
        description={t('correspondents.tryOther')}
      />
    );
  return (
    <EmptyState
      py={64}
      variant="light"
      icon={<IconAt />}
      title={t('correspondents.empty.title')}
      description={t('correspondents.empty.text')}
    >
      <EmptyState.Actions>
        {me.may('mail:import') && <ButtonLink to="/import">{t('people.empty.import')}</ButtonLink>}
      </EmptyState.Actions>
    </EmptyState>
  );
}
