import { Button, EmptyState, Group, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconBuilding, IconPlus, IconSearchOff } from '@tabler/icons-react';
import { ErrorState } from '../ui/errors';
import { useI18n, type I18n } from '../ui/i18n/I18n';
import { ListPage, SortSelect, type ListSearch } from '../ui/ListPage';
import { TextLink } from '../ui/links';
import { PersonAvatar } from '../ui/PersonAvatar';
import { RecordList, RecordListSkeleton, rowLink, type Column } from '../ui/RecordList';
import { When } from '../ui/When';
import { NewCompanyDialog } from './NewCompanyDialog';
import { companiesQuery, type Company } from './queries';

const route = getRouteApi('/app/companies');

export function CompaniesPage() {
  const i18n = useI18n();
  const { t } = i18n;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = (next: ListSearch) => void navigate({ search: next, replace: true });
  const [adding, add] = useDisclosure();
  const companies = useInfiniteQuery({ ...companiesQuery(search), placeholderData: keepPreviousData });
  useHotkeys([['c', () => add.open()]]);
  return (
    <ListPage
      title={t('nav.companies')}
      searchLabel={t('companies.search')}
      q={search.q}
      onSearch={(q) => show({ ...search, q })}
      tools={<SortSelect search={search} onChange={show} />}
      action={
        <Button leftSection={<IconPlus size={16} />} onClick={add.open}>
          {t('companies.new')}
        </Button>
      }
    >
      {companies.isPending && <RecordListSkeleton columns={columns(i18n)} />}
      {companies.isError && <ErrorState error={companies.error} retry={() => void companies.refetch()} />}
      {companies.data?.length === 0 && <NoCompanies searching={!!search.q} />}
      {companies.data && companies.data.length > 0 && (
        <RecordList
          label={t('nav.companies')}
          columns={columns(i18n)}
          rows={companies.data}
          hasMore={companies.hasNextPage && !companies.isFetchNextPageError}
          loadMore={() => !companies.isFetchingNextPage && void companies.fetchNextPage()}
        />
      )}
      {companies.isFetchNextPageError && (
        <ErrorState error={companies.error} retry={() => void companies.fetchNextPage()} />
      )}
      {adding && <NewCompanyDialog onClose={add.close} />}
    </ListPage>
  );
}

function columns({ t }: I18n): Column<Company>[] {
  return [
    { key: 'name', title: t('field.name'), width: 'minmax(0, 1.4fr)', cell: (company) => <Name company={company} /> },
    {
      key: 'domain',
      title: t('field.domain'),
      width: 'minmax(0, 1.2fr)',
      wide: true,
      cell: ({ domains }) => (
        <Text size="sm" c="dimmed" truncate dir="auto">
          {domains[0]}
        </Text>
      ),
    },
    {
      key: 'people',
      title: t('nav.people'),
      width: '120px',
      wide: true,
      cell: ({ contactCount }) => t('count.people', { count: contactCount }),
    },
    {
      key: 'last',
      title: t('field.lastContact'),
      width: '128px',
      cell: ({ lastContactedAt }) => lastContactedAt && <When at={lastContactedAt} size="sm" c="dimmed" />,
    },
  ];
}

function Name({ company }: { company: Company }) {
  const { t } = useI18n();
  return (
    <Group gap="sm" wrap="nowrap">
      <PersonAvatar name={company.name} shape="company" />
      <div style={{ minWidth: 0 }}>
        <Text size="sm" truncate dir="auto">
          <TextLink className={rowLink} to="/companies/$id" params={{ id: company.id }} underline="never">
            {company.name}
          </TextLink>
        </Text>
        <Text size="xs" c="dimmed" truncate hiddenFrom="sm">
          {t('count.people', { count: company.contactCount })}
        </Text>
      </div>
    </Group>
  );
}

function NoCompanies({ searching }: { searching: boolean }) {
  const { t } = useI18n();
  if (searching)
    return (
      <EmptyState py={64} icon={<IconSearchOff />} title={t('company.noneFound')} description={t('list.tryOther')} />
    );
  return (
    <EmptyState
      py={64}
      variant="light"
      icon={<IconBuilding />}
      title={t('companies.empty.title')}
      description={t('companies.empty.text')}
    />
  );
}
