import { ActionIcon, Button, Container, Group, Menu, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconDots, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { answer, api, ApiError } from '../api/client';
import { useMe } from '../api/session';
import { HistoryItem } from '../audit/HistoryItem';
import { DealPanel } from '../deals/DealPanel';
import { Timeline } from '../timeline/Timeline';
import { EditableList, EditableText, Fields } from '../ui/EditableField';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import { NotFound } from '../ui/NotFound';
import { PersonAvatar } from '../ui/PersonAvatar';
import { RecordLayout } from '../ui/RecordLayout';
import { TagList } from '../ui/TagList';
import { ConflictDialog } from './ConflictDialog';
import { HeaderSkeleton, LastContact } from './PersonPage';
import { companyQuery, contactsQuery, etag, type Company, type CompanyInput } from './queries';
import { useDeleteCompany } from './useDeleteRecord';
import { useRecordEditing } from './useRecordEditing';

/** More would push the timeline out of sight on a phone. */
const PEOPLE_AT_ONCE = 6;

const route = getRouteApi('/app/companies/$id');

export function CompanyPage() {
  const { id } = route.useParams();
  const { kind } = route.useSearch();
  const navigate = route.useNavigate();
  const company = useQuery(companyQuery(id));
  if (company.error instanceof ApiError && company.error.status === 404) return <NotFound />;
  if (company.isError) {
    return (
      <Container size="xl" py="lg">
        <ErrorState error={company.error} retry={() => void company.refetch()} />
      </Container>
    );
  }
  return (
    <RecordLayout
      header={company.data ? <Header company={company.data} /> : <HeaderSkeleton />}
      side={
        <Stack gap="lg">
          {company.data ? <CompanyFields company={company.data} /> : <Skeleton height={120} />}
          <DealPanel companyId={id} />
          <PeopleThere companyId={id} />
        </Stack>
      }
      main={
        <Timeline
          key={id}
          of={{ companyId: id }}
          kind={kind}
          onKind={(chosen) => void navigate({ search: { kind: chosen }, replace: true, resetScroll: false })}
        />
      }
    />
  );
}

function Header({ company }: { company: Company }) {
  const { t } = useI18n();
  const remove = useDeleteCompany(company);
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <Group wrap="nowrap" gap="md">
        <PersonAvatar name={company.name} size={56} shape="company" />
        <div>
          <Title order={1}>
            <bdi>{company.name}</bdi>
          </Title>
          <Text size="sm" c="dimmed">
            <bdi>{company.domains[0]}</bdi> {company.domains[0] && '· '}
            {t('count.people', { count: company.contactCount })}
          </Text>
          <LastContact at={company.lastContactedAt} />
          <TagList tags={company.tags} />
        </div>
      </Group>
      <Menu>
        <Menu.Target>
          <ActionIcon size={36} variant="default" aria-label={t('action.more')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <HistoryItem kind="company" id={company.id} />
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => remove.mutate()}>
            {t('company.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

function CompanyFields({ company }: { company: Company }) {
  const { t } = useI18n();
  const readOnly = !useMe().may('records:write');
  const editing = useRecordEditing<Company, CompanyInput>({
    queryKey: companyQuery(company.id).queryKey,
    lists: 'companies',
    send: (body, base) =>
      answer(
        api.PATCH('/api/v1/companies/{id}', {
          body,
          params: { path: { id: company.id }, header: { 'If-Match': etag(base) } },
        }),
      ),
  });
  const save = (patch: CompanyInput, shown: Partial<Company>) =>
    editing.save({ patch, base: company, optimistic: { ...company, ...shown } });
  return (
    <Paper withBorder px="md" py="sm" bg="var(--invi-surface)">
      <Fields>
        <EditableText
          label={t('field.name')}
          value={company.name}
          readOnly={readOnly}
          onSave={(name) => name && save({ name }, { name })}
        />
        <EditableList
          label={t('field.domains')}
          values={company.domains}
          readOnly={readOnly}
          onSave={(domains) => save({ domains }, { domains })}
          show={(domain) => <bdi>{domain}</bdi>}
        />
        <Text size="xs" c="dimmed" mt={8}>
          {t(`source.${company.source}`)}
        </Text>
      </Fields>
      {editing.conflict && (
        <ConflictDialog
          clashes={editing.conflict.clashes}
          describe={() => undefined}
          onDecide={editing.decide}
          onCancel={editing.dismiss}
        />
      )}
    </Paper>
  );
}

function PeopleThere({ companyId }: { companyId: string }) {
  const { t } = useI18n();
  const people = useInfiniteQuery(contactsQuery({ companyId }));
  const [shown, setShown] = useState(PEOPLE_AT_ONCE);
  const showMore = () => {
    setShown(shown + 10 * PEOPLE_AT_ONCE);
    if (people.data && people.data.length <= shown) void people.fetchNextPage();
  };
  return (
    <section aria-label={t('company.people')}>
      <Title order={2} size="h3" mb="xs">
        {t('company.people')}
      </Title>
      {people.isPending && <Skeleton height={90} />}
      {people.isError && <ErrorState error={people.error} retry={() => void people.refetch()} />}
      {people.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('company.nobody')}
        </Text>
      )}
      <Stack gap={10}>
        {people.data?.slice(0, shown).map((person) => (
          <Group key={person.id} gap="sm" wrap="nowrap">
            <PersonAvatar name={person.displayName} size={28} />
            <div style={{ minWidth: 0 }}>
              <TextLink
                to="/people/$id"
                params={{ id: person.id }}
                size="sm"
                fw={550}
                c="var(--mantine-color-text)"
                underline="hover"
              >
                <bdi>{person.displayName}</bdi>
              </TextLink>
              <Text size="xs" c="dimmed" truncate dir="auto">
                {person.title ?? person.emails[0]}
              </Text>
            </div>
          </Group>
        ))}
      </Stack>
      {people.data && (people.hasNextPage || people.data.length > shown) && (
        <Button mt="sm" size="xs" variant="default" loading={people.isFetchingNextPage} onClick={showMore}>
          {t('action.showMore')}
        </Button>
      )}
    </section>
  );
}
