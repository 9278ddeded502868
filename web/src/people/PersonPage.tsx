import { ActionIcon, Button, Container, Group, Menu, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconDots, IconMail, IconPhone, IconTrash, IconZoomQuestion, type Icon } from '@tabler/icons-react';
import { ApiError } from '../api/client';
import { HistoryItem } from '../audit/HistoryItem';
import { DealPanel } from '../deals/DealPanel';
import { TaskPanel } from '../tasks/TaskPanel';
import { Timeline } from '../timeline/Timeline';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import { NotFound } from '../ui/NotFound';
import { PersonAvatar } from '../ui/PersonAvatar';
import { RecordLayout } from '../ui/RecordLayout';
import { TagList } from '../ui/TagList';
import { When } from '../ui/When';
import { PersonFields } from './PersonFields';
import { contactQuery, type Contact } from './queries';
import { useDeleteContact } from './useDeleteRecord';

const route = getRouteApi('/app/people/$id');

export function PersonPage() {
  const { id } = route.useParams();
  const { kind } = route.useSearch();
  const navigate = route.useNavigate();
  const person = useQuery(contactQuery(id));
  if (person.error instanceof ApiError && person.error.status === 404) return <NotFound />;
  if (person.isError) {
    return (
      <Container size="xl" py="lg">
        <ErrorState error={person.error} retry={() => void person.refetch()} />
      </Container>
    );
  }
  return (
    <RecordLayout
      header={person.data ? <Header person={person.data} /> : <HeaderSkeleton />}
      side={
        person.data ? (
          <Stack gap="md">
            <PersonFields person={person.data} />
            <DealPanel contactId={id} />
            <TaskPanel contactId={id} />
          </Stack>
        ) : (
          <Skeleton height={260} />
        )
      }
      main={
        <Timeline
          key={id}
          of={{ contactId: id }}
          kind={kind}
          onKind={(chosen) => void navigate({ search: { kind: chosen }, replace: true, resetScroll: false })}
        />
      }
    />
  );
}

function Header({ person }: { person: Contact }) {
  const { t } = useI18n();
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <Group wrap="nowrap" gap="md">
        <PersonAvatar name={person.displayName} size={56} />
        <div>
          <Title order={1}>
            <bdi>{person.displayName}</bdi>
          </Title>
          <Group gap={6} c="dimmed" fz="sm">
            {person.title && <bdi>{person.title}</bdi>}
            {person.title && person.company && <span aria-hidden>·</span>}
            {person.company && (
              <TextLink to="/companies/$id" params={{ id: person.company.id }} size="sm">
                <bdi>{person.company.name}</bdi>
              </TextLink>
            )}
          </Group>
          <LastContact at={person.lastContactedAt} />
          <TagList tags={person.tags} />
        </div>
      </Group>
      <Group gap="xs" wrap="nowrap">
        <Reach person={person} />
        <Menu>
          <Menu.Target>
            <ActionIcon size={36} variant="default" aria-label={t('action.more')}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <WhyItem address={person.emails[0]} />
            <HistoryItem kind="contact" id={person.id} />
            <DeleteItem person={person} />
          </Menu.Dropdown>
        </Menu>
      </Group>
    </Group>
  );
}

/** The quickest ways to write or call. */
function Reach({ person: { emails, phones } }: { person: Contact }) {
  const { t } = useI18n();
  const [email] = emails;
  const [phone] = phones;
  return (
    <>
      {phone && <Act label={t('person.call')} icon={IconPhone} href={`tel:${phone.replace(/[^\d+]/g, '')}`} />}
      {email && <Act label={t('person.write')} icon={IconMail} href={`mailto:${email}`} />}
    </>
  );
}

/** In words where there is room. */
function Act({ label, icon: Icon, href }: { label: string; icon: Icon; href: string }) {
  return (
    <>
      <Button component="a" href={href} variant="default" leftSection={<Icon size={16} aria-hidden />} visibleFrom="sm">
        {label}
      </Button>
      <ActionIcon component="a" href={href} size={36} variant="default" aria-label={label} hiddenFrom="sm">
        <Icon size={18} />
      </ActionIcon>
    </>
  );
}

export function LastContact({ at }: { at: string | undefined }) {
  const { t } = useI18n();
  return (
    <Text size="xs" c="dimmed" mt={2}>
      {at ? t('person.lastContact') : t('person.neverContacted')} {at && <When at={at} span fw={550} inherit />}
    </Text>
  );
}

function WhyItem({ address }: { address: string | undefined }) {
  const { t } = useI18n();
  const navigate = route.useNavigate();
  if (!address) return null;
  return (
    <Menu.Item
      leftSection={<IconZoomQuestion size={16} />}
      onClick={() => void navigate({ to: '/why', search: { address } })}
    >
      {t('person.why')}
    </Menu.Item>
  );
}

function DeleteItem({ person }: { person: Contact }) {
  const { t } = useI18n();
  const remove = useDeleteContact(person);
  return (
    <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => remove.mutate()}>
      {t('person.delete')}
    </Menu.Item>
  );
}

export function HeaderSkeleton() {
  return (
    <Group gap="md" aria-busy="true">
      <Skeleton height={56} circle />
      <div>
        <Skeleton height={26} width={220} />
        <Skeleton height={14} width={160} mt={8} />
      </div>
    </Group>
  );
}
