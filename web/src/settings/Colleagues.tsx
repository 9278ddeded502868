import { Badge, Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { answer, api } from '../api/client';
import { pagedQuery } from '../api/pages';
import { useMe } from '../api/session';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { PersonAvatar } from '../ui/PersonAvatar';
import { AddColleagueDialog } from './AddColleagueDialog';

export const usersQuery = pagedQuery(['users'], (cursor, signal) =>
  answer(api.GET('/api/v1/users', { signal, params: { query: { cursor, limit: 100 } } })),
);

/** Who works in this workspace. */
export function Colleagues() {
  const { t } = useI18n();
  const me = useMe();
  const users = useInfiniteQuery(usersQuery);
  const [adding, add] = useDisclosure();
  return (
    <Stack gap="sm">
      {me.may('users:manage') && (
        <Group justify="flex-end">
          <Button leftSection={<IconPlus size={16} />} onClick={add.open}>
            {t('colleagues.add')}
          </Button>
        </Group>
      )}
      {users.isPending && <Skeleton height={120} radius="lg" />}
      {users.isError && <ErrorState error={users.error} retry={() => void users.refetch()} />}
      {users.data?.map(({ id, name, email, role }) => (
        <Paper key={id} withBorder px="md" py="sm" bg="var(--invi-surface)">
          <Group justify="space-between" wrap="nowrap">
            <Group gap="sm" wrap="nowrap" miw={0}>
              <PersonAvatar name={name} />
              <div style={{ minWidth: 0 }}>
                <Text size="sm" fw={550} truncate>
                  <bdi>{name}</bdi> {id === me.user.id && <span>({t('colleagues.you')})</span>}
                </Text>
                <Text size="xs" c="dimmed" truncate dir="auto">
                  {email}
                </Text>
              </div>
            </Group>
            <Badge variant="default" tt="none" fw={500}>
              {t(`role.user.${role}`)}
            </Badge>
          </Group>
        </Paper>
      ))}
      {users.hasNextPage && (
        <Button variant="default" onClick={() => void users.fetchNextPage()}>
          {t('action.showMore')}
        </Button>
      )}
      {adding && <AddColleagueDialog onClose={add.close} />}
    </Stack>
  );
}
