import { Button, EmptyState, Group, Text } from '@mantine/core';
import { useHotkeys, useDisclosure } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconMailbox, IconPlus, IconSearchOff } from '@tabler/icons-react';
import { useMe } from '../api/session';
import { ErrorState } from '../ui/errors';
import { useI18n, type I18n } from '../ui/i18n/I18n';
import { ListPage, SortSelect, type ListSearch } from '../ui/ListPage';
import { ButtonLink, TextLink } from '../ui/links';
import { PersonAvatar } from '../ui/PersonAvatar';
import { RecordList, RecordListSkeleton, rowLink, type Column } from '../ui/RecordList';
import { When } from '../ui/When';
import { NewPersonDialog } from './NewPersonDialog';
import { contactsQuery, type Contact } from './queries';

const route = getRouteApi('/app/people');

export function PeoplePage() {
  const i18n = useI18n();
  const { t } = i18n;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = (next: ListSearch) => void navigate({ search: next, replace: true });
  const [adding, add] = useDisclosure();
  const people = useInfiniteQuery({ ...contactsQuery(search), placeholderData: keepPreviousData });
  useHotkeys([['c', () => add.open()]]);
  return (
    <ListPage
      title={t('nav.people')}
      searchLabel={t('people.search')}
      q={search.q}
      onSearch={(q) => show({ ...search, q })}
      tools={<SortSelect search={search} onChange={show} />}
      action={
        <Button leftSection={<IconPlus size={16} />} onClick={add.open}>
          {t('people.new')}
        </Button>
      }
    >
      {people.isPending && <RecordListSkeleton columns={columns(i18n)} />}
      {people.isError && <ErrorState error={people.error} retry={() => void people.refetch()} />}
      {people.data?.length === 0 && <NoPeople q={search.q} />}
      {people.data && people.data.length > 0 && (
        <RecordList
          label={t('nav.people')}
          columns={columns(i18n)}
          rows={people.data}
          hasMore={people.hasNextPage && !people.isFetchNextPageError}
          loadMore={() => !people.isFetchingNextPage && void people.fetchNextPage()}
        />
      )}
      {people.data && people.data.length > 0 && !people.hasNextPage && <SomebodyMissing />}
      {people.isFetchNextPageError && <ErrorState error={people.error} retry={() => void people.fetchNextPage()} />}
      {adding && <NewPersonDialog onClose={add.close} />}
    </ListPage>
  );
}

function columns({ t }: I18n): Column<Contact>[] {
  return [
    { key: 'name', title: t('field.name'), width: 'minmax(0, 1.5fr)', cell: (person) => <Name person={person} /> },
    {
      key: 'company',
      title: t('field.company'),
      width: 'minmax(0, 1fr)',
      wide: true,
      cell: (person) => <CompanyOf person={person} />,
    },
    {
      key: 'email',
      title: t('field.email'),
      width: 'minmax(0, 1.3fr)',
      wide: true,
      cell: ({ emails }) => (
        <Text size="sm" c="dimmed" truncate dir="auto">
          {emails[0]}
        </Text>
      ),
    },
    {
      key: 'last',
      title: t('field.lastContact'),
      width: '128px',
      cell: ({ lastContactedAt }) => lastContactedAt && <When at={lastContactedAt} size="sm" c="dimmed" />,
    },
  ];
}

function Name({ person }: { person: Contact }) {
  return (
    <Group gap="sm" wrap="nowrap">
      <PersonAvatar name={person.displayName} />
      <div style={{ minWidth: 0 }}>
        <Text size="sm" truncate dir="auto">
          <TextLink className={rowLink} to="/people/$id" params={{ id: person.id }} underline="never">
            {person.displayName}
          </TextLink>
        </Text>
        <Text size="xs" c="dimmed" truncate hiddenFrom="sm" dir="auto">
          {person.company?.name ?? person.emails[0]}
        </Text>
      </div>
    </Group>
  );
}

function CompanyOf({ person: { company } }: { person: Contact }) {
  if (!company) return null;
  return (
    <Group gap={8} wrap="nowrap">
      <PersonAvatar name={company.name} size={20} shape="company" />
      <Text size="sm" truncate dir="auto">
        {company.name}
      </Text>
    </Group>
  );
}

function SomebodyMissing() {
  const { t } = useI18n();
  return (
    <Text size="sm" c="dimmed" ta="center" mt="lg">
      {t('people.missing')} <TextLink to="/correspondents">{t('people.missing.link')}</TextLink>
    </Text>
  );
}

function NoPeople({ q }: { q: string | undefined }) {
  const { t } = useI18n();
  const me = useMe();
  if (q)
    return (
      <EmptyState py={64} icon={<IconSearchOff />} title={t('people.noneFound')} description={t('list.tryOther')}>
        <EmptyState.Actions>
          <ButtonLink to="/correspondents" search={{ q }} variant="default">
            {t('people.searchAll')}
          </ButtonLink>
        </EmptyState.Actions>
      </EmptyState>
    );
  return (
    <EmptyState
      py={64}
      variant="light"
      icon={<IconMailbox />}
      title={t('people.empty.title')}
      description={t('people.empty.text')}
    >
      <EmptyState.Actions>
        {me.may('mail:import') && (
          <>
            <ButtonLink to="/settings" search={{ tab: 'mailboxes' }}>
              {t('mailbox.connect')}
            </ButtonLink>
            <ButtonLink to="/import" variant="default">
              {t('people.empty.import')}
            </ButtonLink>
          </>
        )}
      </EmptyState.Actions>
    </EmptyState>
  );
}
