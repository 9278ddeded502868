import { Badge, Container, Group, Paper, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ApiError } from '../api/client';
import { ThreadAccess } from '../sharing/ThreadAccess';
import { useI18n } from '../ui/i18n/I18n';
import { ButtonLink } from '../ui/links';
import { NotFound } from '../ui/NotFound';
import { PersonAvatar } from '../ui/PersonAvatar';
import { ActivityBody } from './ActivityBody';
import { KindIcon } from './kinds';
import { activityQuery } from './queries';

const route = getRouteApi('/app/activities/$id');

/** One mail, note, call or meeting by itself: where an answer's source leads. */
export function ActivityPage() {
  const { t, format } = useI18n();
  const { id } = route.useParams();
  const { data, error } = useQuery(activityQuery(id));
  if (error instanceof ApiError && error.status === 404) return <NotFound />;
  return (
    <Container size="md" px={{ base: 'sm', sm: 'lg' }} py="lg">
      {!data && !error && <Skeleton height={30} width={320} mb="lg" />}
      {data && (
        <Group wrap="nowrap" align="flex-start" gap="md" mb="lg">
          <KindIcon kind={data.kind} />
          <div>
            <Title order={1}>
              <bdi>{data.subject ?? t(`kind.${data.kind}`)}</bdi>
            </Title>
            <Group gap="xs" mt={4}>
              <Badge variant="light" tt="none" fw={500}>
                {t(`kind.${data.kind}`)}
              </Badge>
              <Text size="sm" c="dimmed">
                {format.dateTime(data.occurredAt)}
              </Text>
            </Group>
          </div>
        </Group>
      )}
      <Paper withBorder p="lg" bg="var(--invi-surface)">
        <ActivityBody id={id} />
        {data && <ThreadAccess mails={[data]} />}
      </Paper>
      <Group mt="md" gap="xs">
        {data?.contacts.map((person) => (
          <ButtonLink
            key={person.id}
            to="/people/$id"
            params={{ id: person.id }}
            variant="default"
            leftSection={<PersonAvatar name={person.displayName} size={22} />}
          >
            <bdi>{person.displayName}</bdi>
          </ButtonLink>
        ))}
      </Group>
    </Container>
  );
}
